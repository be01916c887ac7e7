/** Messages about findings in English. */
export const findingMessages = {
  'finding.list': 'What is the matter',
  'finding.severity.failure': 'Problem',
  'finding.severity.warning': 'Warning',
  'finding.severity.risk': 'Risk',
  'finding.sentences': '{{first}} {{second}}',
  'finding.moreObjects': '{{objects}} and {{more}} more',
  'finding.who.only': 'The only pod',
  'finding.who.all': 'All {{wanted}} pods',
  'finding.who.some': '{{pods}} of {{wanted}} pods',

  'finding.image-pull': '{{who}} cannot pull {{image}}: {{why}}.',
  'finding.image-pull.lastGood': 'Last good: {{lastGood}}.',
  'finding.image-pull.serving': 'Still serving: {{lastGood}}.',
  'finding.image-pull.not-found': 'no such image or tag',
  'finding.image-pull.not-found.advice': 'Check the tag, or roll back.',
  'finding.image-pull.unauthorized': 'the registry refuses access',
  'finding.image-pull.unauthorized.advice':
    'Check that the image exists and that the pull secret may read it.',
  'finding.image-pull.unreachable': 'the registry cannot be reached',
  'finding.image-pull.unreachable.advice':
    'Check the name of the registry and the network of the nodes.',
  'finding.image-pull.rate-limited': 'the registry limits pulls',
  'finding.image-pull.rate-limited.advice':
    'Use a mirror or an account with a higher limit.',
  'finding.image-pull.other': 'the pull fails',
  'finding.image-pull.other.advice': 'The message of the node says more.',

  'finding.crash-loop':
    '{{who}} cannot stay up: container {{container}} ends with exit code {{exitCode}} (restarts: {{restarts}}).',
  'finding.crash-loop.noCode':
    '{{who}} cannot stay up: container {{container}} ends again and again (restarts: {{restarts}}).',
  'finding.crash-loop.past':
    '{{who}} came back after crashes: container {{container}} ended with exit code {{exitCode}} (restarts: {{restarts}}).',
  'finding.crash-loop.pastNoCode':
    '{{who}} came back after crashes of container {{container}} (restarts: {{restarts}}).',
  'finding.exit.0':
    'The process ends without an error. A service has to stay in the foreground.',
  'finding.exit.126':
    'The command cannot be executed. Check its permissions and its format.',
  'finding.exit.127':
    'The command is not in the image. Check command and arguments.',
  'finding.exit.137':
    'It was killed: for memory, or because it did not stop in time.',
  'finding.exit.139':
    'It crashed on invalid memory access. Check native libraries and the architecture of the image.',
  'finding.exit.143': 'It was told to stop. Look for who told it.',
  'finding.exit.other': 'Read the log of the run before.',

  'finding.out-of-memory':
    '{{who}} ran out of memory: container {{container}} reached its limit of {{limit}}.',
  'finding.out-of-memory.noLimit':
    '{{who}} ran out of memory: container {{container}} was ended for its node’s sake.',
  'finding.out-of-memory.advice':
    'Raise the memory limit, or find what uses it.',

  'finding.probe.readiness': 'readiness',
  'finding.probe.liveness': 'liveness',
  'finding.probe.startup': 'startup',
  'finding.probe-failing':
    '{{who}} cannot become ready: the {{probe}} probe of {{container}} fails.',
  'finding.probe-failing.noContainer':
    '{{who}} cannot become ready: the {{probe}} probe fails.',
  'finding.probe-failing.restarted':
    '{{who}} had to be restarted: the {{probe}} probe of {{container}} fails (restarts: {{restarts}}).',
  'finding.probe-failing.restartedNoContainer':
    '{{who}} had to be restarted: the {{probe}} probe fails (restarts: {{restarts}}).',
  'finding.probe-failing.advice':
    'Check port and path of the probe, and what the application waits for.',
  'finding.probe-failing.starting': 'It may just need more time to start.',

  'finding.unschedulable': '{{who}} cannot be placed on a node: {{reasons}}.',
  'finding.unschedulable.cpu': 'not enough CPU',
  'finding.unschedulable.memory': 'not enough memory',
  'finding.unschedulable.resource': 'not enough of another resource',
  'finding.unschedulable.pods': 'nodes that are full of pods',
  'finding.unschedulable.taints': 'taints that are not tolerated',
  'finding.unschedulable.cordoned': 'nodes closed for new pods',
  'finding.unschedulable.affinity': 'placement rules that no node fits',
  'finding.unschedulable.volume': 'volumes that tie it to other nodes',
  'finding.unschedulable.ports': 'host ports that are taken',
  'finding.unschedulable.nodes': 'no nodes',
  'finding.unschedulable.other': 'the scheduler’s message says more',
  'finding.unschedulable.capacity':
    'Lower the requests, or have nodes added to the cluster.',
  'finding.unschedulable.placement':
    'Compare node selector, affinity and tolerations with the nodes.',

  'finding.missing-configmap':
    '{{who}} cannot start: ConfigMap {{name}} does not exist.',
  'finding.missing-configmap.key':
    '{{who}} cannot start: ConfigMap {{name}} has no key {{key}}.',
  'finding.missing-secret':
    '{{who}} cannot start: Secret {{name}} does not exist.',
  'finding.missing-secret.key':
    '{{who}} cannot start: Secret {{name}} has no key {{key}}.',
  'finding.missing-claim':
    '{{who}} cannot start: volume claim {{name}} does not exist.',
  'finding.missing.advice': 'Create it, or correct the name.',
  'finding.claim-pending':
    '{{who}} cannot start: volume claim {{name}} has no volume yet.',
  'finding.claim-pending.advice':
    'Check its storage class and the provisioner.',
  'finding.container-error':
    '{{who}} cannot start: container {{container}} cannot be created ({{reason}}).',
  'finding.container-error.pod': '{{who}} cannot start: {{reason}}.',
  'finding.container-error.FailedMount': 'a volume cannot be mounted',
  'finding.container-error.FailedMapVolume': 'a volume cannot be mapped',
  'finding.container-error.FailedAttachVolume':
    'a volume cannot be attached to the node',
  'finding.container-error.FailedCreatePodSandBox':
    'the node cannot set up its network',
  'finding.pod-failed': '{{who}} failed: {{reason}}.',
  'finding.pod-failed.replaced':
    '{{who}} failed, others took over: {{reason}}.',
  'finding.node-lost': '{{who}} cannot be used: node {{node}} is not ready.',
  'finding.node-lost.maybe': '{{who}} may be lost: node {{node}} is not ready.',
  'finding.node-lost.advice':
    'Look at the node. Deployments replace such pods after about five minutes.',

  'finding.quota':
    '{{kind}} {{name}} lacks {{pods}} of {{wanted}} pods: the namespace’s quota has no room.',
  'finding.quota.advice': 'Ask for more quota, or lower requests and replicas.',
  'finding.webhook.denied':
    '{{kind}} {{name}} lacks {{pods}} of {{wanted}} pods: an admission webhook refuses them.',
  'finding.webhook.unavailable':
    '{{kind}} {{name}} lacks {{pods}} of {{wanted}} pods: an admission webhook does not answer.',
  'finding.webhook.denied.advice': 'Change what the webhook objects to.',
  'finding.webhook.unavailable.advice':
    'Tell those who run the webhook; nothing can be created until it answers.',
  'finding.creation-refused':
    '{{kind}} {{name}} lacks {{pods}} of {{wanted}} pods: the cluster refuses to create them.',
  'finding.creation-refused.advice': 'Change what the cluster objects to.',
  'finding.rollout-deadline':
    'The rollout of {{name}} makes no progress: {{ready}} of {{wanted}} pods ready.',
  'finding.rollout-deadline.advice': 'Look at the events, or roll back.',
  'finding.paused': 'The rollout of {{name}} is paused.',
  'finding.paused.advice':
    'Continue with: kubectl rollout resume deployment/{{name}}',
  'finding.workload-missing': 'None of its workloads is in the cluster.',
  'finding.workload-missing.advice':
    'They were deleted, or their labels were changed, behind the portal’s back.',
  'finding.job-failed': 'Job {{name}} failed: {{reason}}.',
  'finding.job-failed.BackoffLimitExceeded': 'all its attempts failed',
  'finding.job-failed.DeadlineExceeded': 'it took longer than it may',
  'finding.job-failed.advice': 'Read the log of its last pod.',

  'finding.no-endpoints': 'Service {{service}} selects no pod.',
  'finding.no-endpoints.advice':
    'Compare its selector with the labels of the pods.',
  'finding.no-endpoints.notReady':
    'Service {{service}} has no ready pod behind it (pods selected: {{selected}}).',
  'finding.ingress-no-class':
    'Ingress {{ingress}} names no class, so nobody serves it.',
  'finding.ingress-no-class.advice':
    'Set ingressClassName, or give the cluster a default class.',
  'finding.ingress-no-address':
    'Ingress {{ingress}} has no address: no controller of class {{class}} took it up.',
  'finding.ingress-no-address.advice':
    'Check that the class exists and that its controller runs.',
  'finding.certificate-expiry':
    'The certificate of {{host}} expires on {{date}}.',
  'finding.certificate-expiry.past':
    'The certificate of {{host}} expired on {{date}}.',
  'finding.certificate-expiry.advice': 'Have it renewed.',

  'finding.autoscaler-no-metrics':
    'Autoscaler {{name}} gets no metrics and does nothing.',
  'finding.autoscaler-no-metrics.advice':
    'Check that the containers have requests and that the metrics API answers.',
  'finding.budget-blocks':
    'Disruption budget {{name}} lets no pod go: nodes cannot be drained.',
  'finding.budget-blocks.advice':
    'Use maxUnavailable: 1, or run one replica more.',
  'finding.single-replica':
    'It runs as a single pod: every restart is an outage.',
  'finding.single-replica.advice': 'Run two replicas or more.',
  'finding.one-node': 'All pods are on node {{node}}.',
  'finding.one-node.advice': 'Spread them with topologySpreadConstraints.',
  'finding.no-budget':
    'There is no disruption budget: maintenance may take all pods at once.',
  'finding.no-budget.advice':
    'Add a PodDisruptionBudget with maxUnavailable: 1.',

  'finding.cluster-unreachable': 'Cluster {{cluster}} does not answer.',
  'finding.cluster-unreachable.advice':
    'What is shown is what it answered last.',
  'finding.kind-refused':
    'The portal may not read all of cluster {{cluster}}: {{kinds}}.',
  'finding.kind-refused.advice':
    'Have it granted the cluster role that Mooring’s documentation lists.',
} as const;
