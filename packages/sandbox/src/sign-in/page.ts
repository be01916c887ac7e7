import { accounts, type Account } from '../accounts.ts';

const style = `
  :root { color-scheme: light dark; font-family: system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
  main { width: min(26rem, calc(100vw - 3rem)); padding: 2rem 0; }
  h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
  p { margin: 0 0 1.5rem; opacity: .75; line-height: 1.5; }
  form { display: grid; gap: .75rem; }
  button { display: grid; gap: .125rem; text-align: start; font: inherit; padding: .875rem 1rem; cursor: pointer;
    border: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); border-radius: .5rem; background: transparent; color: inherit; }
  button:hover { background: color-mix(in srgb, Highlight 12%, Canvas); border-color: Highlight; }
  button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
  button span { font-size: .875rem; opacity: .75; }
`;

function button(account: Account): string {
  return `<button type="submit" name="account" value="${account.id}">
    <strong>${account.displayName} (${account.id})</strong>
    <span>${account.role}</span>
  </button>`;
}

function page(content: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Sign in to Mooring</title>
    <style>${style}</style>
  </head>
  <body>
    <main>${content}</main>
  </body>
</html>`;
}

/** The page that asks who is signing in: one button per demo account. */
export function signInPage(action: string): string {
  return page(`
    <h1>Sign in to Mooring</h1>
    <p>These accounts exist in the local sandbox only, so they need no password.</p>
    <form method="post" action="${action}">${accounts
    .map(button)
    .join('')}</form>`);
}

/** What is shown when an old or foreign sign-in is continued. */
export function expiredPage(): string {
  return page(`
    <h1>This sign-in is over</h1>
    <p>It was finished already or took too long. Go back to the portal and sign in again.</p>`);
}
