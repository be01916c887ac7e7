/** The class of the Ingresses that get an address; others are nobody's. */
export const ingressClassName = 'nginx';

/** Says that somebody takes up the Ingresses of the class. */
export function ingressClass(): object {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: ingressClassName },
    spec: { controller: 'sandbox.mooring.dev/ingress' },
  };
}
