/** How often what a visible page shows is read again, in milliseconds. */
export const POLL_INTERVAL = 2000;
