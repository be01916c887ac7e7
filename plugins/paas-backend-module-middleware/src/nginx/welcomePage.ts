const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** The page that a new service answers with until it gets content of its own. */
export function welcomePage(service: string, environment: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escape(service)}</title>
  </head>
  <body>
    <h1>${escape(service)}</h1>
    <p>This service runs in ${escape(environment)}.</p>
  </body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, character => ENTITIES[character]!);
}
