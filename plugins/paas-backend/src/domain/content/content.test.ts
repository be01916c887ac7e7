import { canonicalJson } from '@mooring/common';
import {
  releaseContentSchema,
  releasePartSchema,
  type ReleaseContent,
} from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import { contents } from './__testUtils__/contents';
import { changedParts, contentChanges } from './contentChanges';
import { rebaseContent } from './rebaseContent';
import { setRestart } from './setRestart';
import { setScaling } from './setScaling';
import { setVariables } from './setVariables';
import { takePart, takeParts, OVERLAID_PARTS } from './takePart';
import { upgradeContent, type StoredContent } from './upgradeContent';

const parts = fc.subarray([...releasePartSchema.options]);

/** Equal for equal contents. */
const textOf = (content: ReleaseContent) => canonicalJson(content);

interface Spec {
  replicas?: number;
  template: {
    metadata: { annotations?: Record<string, string> };
    spec: { containers: { envFrom?: unknown; resources: unknown }[] };
  };
}

function specOf(content: ReleaseContent): Spec {
  return content.objects.find(({ kind }) => kind === 'Deployment')!
    .spec as Spec;
}

const kindsOf = ({ objects }: ReleaseContent) => objects.map(o => o.kind);

describe('content of releases', () => {
  it('is valid, has each object once, and no secret value in it', () => {
    fc.assert(
      fc.property(contents, content => {
        releaseContentSchema.parse(content);
        const names = content.objects.map(
          ({ kind, metadata }) => `${kind} ${metadata.name}`,
        );
        expect(new Set(names).size).toBe(names.length);
        expect(kindsOf(content).includes('Secret')).toBe(
          Object.keys(content.secrets).length > 0,
        );
      }),
    );
  });

  it('changes nothing when a part is taken from itself', () => {
    fc.assert(
      fc.property(contents, fc.constantFrom(...OVERLAID_PARTS), (a, part) => {
        expect(textOf(takePart(a, a, part))).toBe(textOf(a));
      }),
    );
  });

  it('is the other release when all parts are taken, and back again', () => {
    fc.assert(
      fc.property(contents, contents, (a, b) => {
        expect(textOf(takeParts(a, b, releasePartSchema.options))).toBe(
          textOf(b),
        );
        expect(textOf(takeParts(a, b, []))).toBe(textOf(a));
      }),
    );
  });

  it('takes just the parts that it is told to, whatever they are', () => {
    fc.assert(
      fc.property(contents, contents, parts, (a, b, taken) => {
        const mixed = takeParts(a, b, taken);
        for (const part of changedParts(a, mixed)) {
          expect(taken).toContain(part);
        }
        for (const part of changedParts(mixed, b)) {
          expect(taken).not.toContain(part);
        }
      }),
    );
  });

  it('tells a difference exactly where there is one', () => {
    fc.assert(
      fc.property(contents, contents, (a, b) => {
        // What was typed is not what runs.
        const source = { kind: 'image' as const, reference: '' };
        const [x, y] = [a, b].map(it => canonicalJson({ ...it, source }));
        expect(contentChanges(a, b).length === 0).toBe(x === y);
        const secret = contentChanges(a, b).filter(
          ({ part }) => part === 'credentials',
        );
        expect(secret.every(change => change.secret)).toBe(true);
        for (const change of secret) {
          expect([undefined, '•••']).toContain(change.before);
          expect([undefined, '•••']).toContain(change.after);
        }
      }),
    );
  });

  it('leaves the number of replicas to an autoscaler, and protects from two replicas on', () => {
    fc.assert(
      fc.property(contents, content => {
        const { scaling, running } = content;
        const auto = running && scaling.mode === 'auto';
        expect(kindsOf(content).includes('HorizontalPodAutoscaler')).toBe(auto);
        const replicas =
          scaling.mode === 'fixed' ? scaling.replicas : undefined;
        expect(specOf(content).replicas).toBe(running ? replicas : 0);
        const least = scaling.mode === 'fixed' ? scaling.replicas : scaling.min;
        expect(kindsOf(content).includes('PodDisruptionBudget')).toBe(
          running && least > 1,
        );
      }),
    );
  });

  it('rolls pods by a restart, by other variables, and not by another number of replicas', () => {
    const [content] = fc.sample(contents, { numRuns: 1, seed: 3 });
    const running = setScaling(content!, { mode: 'fixed', replicas: 2 }, true);
    const template = (it: ReleaseContent) => canonicalJson(specOf(it).template);
    const scaled = setScaling(running, { mode: 'fixed', replicas: 3 }, true);
    expect(template(scaled)).toBe(template(running));
    expect(template(setRestart(running, 'now'))).not.toBe(template(running));
    expect(
      template(setVariables(running, { NEW: '1' }, running.secrets)),
    ).not.toBe(template(running));
  });

  it('is rebased where nobody changed the same, and only there', () => {
    fc.assert(
      fc.property(
        fc.tuple(contents, contents, contents),
        parts,
        ([from, mine, theirs], taken) => {
          const others = releasePartSchema.options.filter(
            part => !taken.includes(part),
          );
          const to = takeParts(from, mine, taken);
          const base = takeParts(from, theirs, others);
          expect(contentChanges(rebaseContent(from, to, from), to)).toEqual([]);
          const rebased = rebaseContent(from, to, base);
          expect(changedParts(base, rebased)).toEqual(changedParts(from, to));
          expect(changedParts(to, rebased)).toEqual(changedParts(from, base));
        },
      ),
    );
    const [base] = fc.sample(contents, { numRuns: 1, seed: 5 });
    const plain = setVariables(base!, { A: '1', B: '1' }, {});
    const mine = setVariables(base!, { A: '2', B: '1' }, {});
    const theirs = setVariables(base!, { A: '1', B: '2' }, {});
    expect(rebaseContent(plain, mine, theirs)!.config).toEqual({
      A: '2',
      B: '2',
    });
    expect(
      rebaseContent(plain, mine, setVariables(base!, { A: '3' }, {})),
    ).toBeUndefined();
  });

  it('of the first schema version keeps its objects, and can be changed like any other', () => {
    fc.assert(
      fc.property(contents, content => {
        const scaling = { mode: 'fixed' as const, replicas: 2 };
        const plain = setRestart(
          setScaling(setVariables(content, {}, {}), scaling, true),
          undefined,
        );
        fc.pre(plain.network.access === 'open');
        const {
          service: _s,
          environment: _e,
          source: _o,
          size,
          scaling: _c,
          running: _r,
          config: _f,
          secrets: _x,
          network: _n,
          expose: _p,
          ...rest
        } = plain;
        const stored = {
          ...rest,
          schemaVersion: 1,
          values: { ...rest.values, replicas: 2, size: size!.name },
        } as StoredContent;
        const upgraded = upgradeContent(stored);
        expect(upgraded.objects).toEqual(plain.objects);
        releaseContentSchema.parse(upgraded);
        expect(
          contentChanges(upgraded, plain).filter(c => c.field !== 'template'),
        ).toEqual([]);
        expect(textOf(setScaling(upgraded, scaling, true))).toBe(
          textOf(upgraded),
        );
      }),
    );
  });
});
