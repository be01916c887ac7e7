/** Backstage event topic: a service was created, changed or removed. */
export const SERVICE_CHANGED_TOPIC = 'mooring.service.changed';

/** Payload of {@link SERVICE_CHANGED_TOPIC}: a hint to read again, never the state itself. */
export interface ServiceChangedPayload {
  serviceId: string;
}
