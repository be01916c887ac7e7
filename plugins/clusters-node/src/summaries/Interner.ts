import { hash } from 'node:crypto';
import { Generations } from './Generations';
import { LabelInterner } from './LabelInterner';
import type { OwnerSummary, PodTemplate } from './types';

type Labels = Readonly<Record<string, string>>;

/** Labels that would give every pod a label set of its own. */
const OF_ONE_POD = [
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/job-completion-index',
];

/**
 * Gives equal parts of summaries one copy in memory: a parser makes a new one
 * each time, and thousands of pods share a few.
 *
 * @remarks
 * What was not asked for during a whole generation is forgotten. Should it come
 * again, it merely has a second copy: equal parts need not be the same.
 */
export class Interner {
  readonly #texts = new Generations<string, string>();
  readonly #owners = new Generations<string, OwnerSummary>();
  readonly #templates = new Generations<string, PodTemplate>();
  readonly #labels = new LabelInterner(text => this.text(text));
  #lastTemplate: { key: string; template: PodTemplate } | undefined;

  text(text: string): string;
  text(text: string | undefined): string | undefined;
  text(text: string | undefined): string | undefined {
    if (text === undefined) {
      return undefined;
    }
    const known = this.#texts.get(text);
    if (known === undefined) {
      this.#texts.set(text, text);
    }
    return known ?? text;
  }

  /** Labels as they are. */
  labels(labels: Labels | undefined): Labels {
    return this.#labels.get(labels);
  }

  /** Labels without those that tell pods of one template apart. */
  podLabels(labels: Labels | undefined): Labels {
    return this.#labels.get(
      labels && OF_ONE_POD.some(name => name in labels)
        ? Object.fromEntries(
            Object.entries(labels).filter(([key]) => !OF_ONE_POD.includes(key)),
          )
        : labels,
    );
  }

  owner(owner: OwnerSummary): OwnerSummary {
    const known = this.#owners.get(owner.uid);
    if (known) {
      return known;
    }
    const created = {
      kind: this.text(owner.kind),
      name: owner.name,
      uid: owner.uid,
    };
    this.#owners.set(created.uid, created);
    return created;
  }

  /** @param key - everything that makes the template differ from others */
  template(key: string, create: () => PodTemplate): PodTemplate {
    // Lists are sorted: what belongs together comes together.
    if (this.#lastTemplate?.key === key) {
      return this.#lastTemplate.template;
    }
    // Keys are long.
    const short = hash('sha256', key, 'base64');
    let template = this.#templates.get(short);
    if (template === undefined) {
      template = Object.freeze(create());
      this.#templates.set(short, template);
    }
    this.#lastTemplate = { key, template };
    return template;
  }
}
