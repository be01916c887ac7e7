import type {
  ContainerTrouble,
  PodSummary,
} from '@mooring/backstage-plugin-clusters-node';
import fc from 'fast-check';
import { Controller, START } from './__testUtils__/Controller';

function started(replicas = 2, kind?: 'ReplicaSet' | 'StatefulSet') {
  const controller = new Controller(kind);
  const pods = Array.from({ length: replicas }, (_, index) =>
    controller.ready(
      controller.create(
        'a',
        kind === 'StatefulSet' ? `web-${index}` : undefined,
      ),
    ),
  );
  controller.wait(60_000);
  return { controller, pods };
}

describe('HealingTracker', () => {
  it('tells of a failed pod at once, and of its replacement when it is ready', () => {
    const { controller, pods } = started();
    const failed = controller.fail(pods[0]!);
    const failedAt = controller.now;
    expect(controller.healings).toEqual([
      {
        id: `dev/${failed.uid}`,
        cluster: 'dev',
        namespace: 'shop',
        workload: { kind: 'Deployment', name: 'web' },
        ownerUid: 'owner-web-a',
        revision: 'a',
        podUid: failed.uid,
        pod: failed.name,
        node: failed.node,
        scope: 'pod',
        container: undefined,
        reason: 'Evicted',
        exitCode: undefined,
        failedAt,
        replacedBy: undefined,
        replacementNode: undefined,
        readyAt: undefined,
      },
    ]);
    const next = controller.wait(500).create();
    expect(controller.healings).toMatchObject([
      { replacedBy: next.name, readyAt: undefined },
    ]);
    controller.wait(4_000).ready(next);
    expect(controller.healings).toMatchObject([
      {
        replacedBy: next.name,
        replacementNode: `node-${next.uid}`,
        failedAt,
        readyAt: failedAt + 4_500,
      },
    ]);
  });

  it('gives each of two failures a replacement of its own', () => {
    const { controller, pods } = started();
    controller.fail(pods[0]!);
    controller.fail(pods[1]!, 'OutOfMemory');
    const first = controller.create();
    controller.ready(first);
    const second = controller.create();
    controller.wait(1_000).ready(second);
    expect(controller.healings.map(row => row.replacedBy)).toEqual([
      first.name,
      second.name,
    ]);
  });

  it('goes on to the next when the replacement fails as well', () => {
    const { controller, pods } = started(1);
    controller.fail(pods[0]!);
    const next = controller.create();
    controller.wait(1_000).fail(next);
    const last = controller.create();
    controller.wait(1_000).ready(last);
    expect(controller.healings).toMatchObject([
      { pod: pods[0]!.name, replacedBy: last.name, readyAt: controller.now },
      { pod: next.name, replacedBy: last.name, readyAt: controller.now },
    ]);
  });

  it('tells of a pod that was not ready any more when it was deleted', () => {
    const controller = new Controller('ReplicaSet', () => true);
    const pod = controller.ready(controller.create());
    const lostAt = controller.wait(60_000).now;
    controller.unready(pod);
    controller.wait(300_000).change(pod.uid, { deletedAt: controller.now });
    expect(controller.healings).toEqual([]);
    controller.wait(100).ready(controller.create());
    expect(controller.healings).toMatchObject([
      { pod: pod.name, reason: 'NodeLost', failedAt: lostAt },
    ]);
  });

  it('tells of a pod that was taken away by force', () => {
    const { controller, pods } = started();
    controller.force(pods[0]!);
    expect(controller.healings).toEqual([]);
    const next = controller.create();
    controller.ready(next);
    const row = {
      pod: pods[0]!.name,
      reason: 'Deleted',
      replacedBy: next.name,
    };
    expect(controller.healings).toMatchObject([row]);

    controller.remove(pods[1]!);
    controller.ready(controller.create());
    expect(controller.healings).toMatchObject([row]);
  });

  it('tells of containers that are started anew', () => {
    const { controller, pods } = started(1);
    const trouble = (values: Partial<ContainerTrouble>): ContainerTrouble[] => [
      {
        container: 'app',
        init: false,
        state: 'waiting',
        ready: false,
        restarts: 0,
        reason: 'CrashLoopBackOff',
        message: '',
        exitCode: undefined,
        startedAt: undefined,
        last: {
          reason: 'OOMKilled',
          message: '',
          exitCode: 137,
          startedAt: START,
          finishedAt: START + 60_000,
        },
        ...values,
      },
    ];
    const { uid } = pods[0]!;
    controller.change(uid, { ready: false, troubles: trouble({}) });
    const row = {
      id: `dev/${uid}/app/1`,
      scope: 'container',
      container: 'app',
      reason: 'OOMKilled',
      exitCode: 137,
      failedAt: START + 60_000,
    };
    expect(controller.healings).toMatchObject([{ ...row, readyAt: undefined }]);
    const running = { state: 'running', restarts: 1, reason: '' } as const;
    const startedAt = controller.wait(10_000).now;
    controller.change(uid, {
      ready: true,
      readySince: startedAt + 2_000,
      troubles: trouble({ ...running, ready: true, startedAt }),
    });
    expect(controller.healings).toMatchObject([
      { ...row, readyAt: startedAt + 2_000 },
    ]);
  });

  it('does not take the rollout of a StatefulSet for healing, but its repair', () => {
    const { controller, pods } = started(2, 'StatefulSet');
    const [first, second] = pods as [PodSummary, PodSummary];
    controller.unready(first);
    controller.remove(first);
    controller.ready(controller.create('b', first.name));
    controller.remove(second);
    const next = controller.ready(controller.create('b', second.name));
    expect(controller.healings).toEqual([]);

    controller.unready(next);
    controller.vanish(next);
    controller.ready(controller.create('b', second.name));
    expect(controller.healings).toMatchObject([
      { workload: { kind: 'StatefulSet', name: 'web' }, pod: second.name },
    ]);
  });

  it('finishes after a restart what it began before', () => {
    const { controller, pods } = started();
    controller.fail(pods[0]!);
    const next = controller.create();
    controller.restart();
    controller.wait(2_000).ready(next);
    expect(controller.healings).toMatchObject([
      { replacedBy: next.name, readyAt: controller.now },
    ]);
    controller.fail(pods[1]!);
    const other = controller.create();
    controller.ready(other);
    controller.restart();
    expect(controller.healings).toHaveLength(2);
  });

  it('says nothing of rollouts and scaling, and all of failures, in whatever order they come', () => {
    type Step = 'rollout' | 'up' | 'down' | 'fail' | 'force' | 'restart';
    const steps = fc.array(
      fc.tuple(
        fc.constantFrom<Step>(
          'rollout',
          'up',
          'down',
          'fail',
          'force',
          'restart',
        ),
        fc.nat(),
        fc.boolean(),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(steps, story => {
        const controller = new Controller();
        const template = { revision: 0 };
        const create = () => controller.create(`r${template.revision}`);
        const active = () =>
          controller.pods.filter(({ reason }) => reason === undefined);
        controller.ready(create());
        const expected: [string, string][] = [];
        for (const [step, choice, isReady] of story) {
          controller.wait(45_000);
          const pod = active()[choice % active().length]!;
          const replace = () => {
            const next = controller.wait(300).create(`r${template.revision}`);
            expected.push([pod.name, next.name]);
            controller.wait(2_000).ready(next);
          };
          const actions: Record<Step, () => void> = {
            rollout() {
              template.revision += 1;
              for (const old of active()) {
                const next = create();
                controller.wait(1_000).ready(next);
                controller.remove(old);
              }
            },
            up() {
              const next = create();
              controller.wait(isReady ? 1_000 : 0);
              if (isReady) {
                controller.ready(next);
              } else {
                controller.remove(next);
              }
            },
            down() {
              if (active().length > 1) {
                controller.remove(pod);
              }
            },
            fail() {
              controller.fail(pod);
              replace();
            },
            force() {
              controller.force(pod);
              replace();
            },
            restart: () => controller.restart(),
          };
          actions[step]();
        }
        expect(
          controller.healings
            .filter(({ readyAt }) => readyAt !== undefined)
            .map(({ pod, replacedBy }) => [pod, replacedBy]),
        ).toEqual(expected);
        expect(controller.healings).toHaveLength(expected.length);
      }),
      { numRuns: 500 },
    );
  });
});
