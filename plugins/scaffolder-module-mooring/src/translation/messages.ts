/** Messages of {@link formTranslationRef} in English. */
export const messages = {
  required: 'Required',
  'project.label': 'Project',
  'project.description': 'The service belongs to it and to its owners',
  'project.placeholder': 'Choose a project',
  'project.required': 'Choose a project',
  'project.notYours': 'Only members of {{owner}} can create services here',
  'project.none':
    'There is no project yet. A project is a System in the catalog.',
  'project.noneYours':
    'None of the projects lets you create services. Ask the owner of one.',
  'name.label': 'Name',
  'name.description':
    'Lower-case letters, digits and hyphens, e.g. web; it becomes part of the DNS name',
  'name.required': 'Give the service a name',
  'name.preview': 'DNS names',
  'name.free': 'free',
  'name.taken': 'taken',
  'name.takenBy': 'taken: {{detail}}',
  'name.unknown': 'not known whether it is free',
  'name.unknownBecause': 'not known whether it is free: {{detail}}',
  'environments.label': 'Environments',
  'environments.description': 'Where the service is to run',
  'environments.required': 'Choose at least one environment',
  'environments.error': 'The environments cannot be shown',
  'projects.error': 'The projects cannot be shown',
  'replicas.label': 'Replicas',
  'replicas.description': 'How many pods serve at the same time',
  'size.label': 'Size',
  'size.description': 'Processor and memory of each pod',
  'size.S': 'S (small)',
  'size.M': 'M (medium)',
  'size.L': 'L (large)',
  'plan.planning': 'Working out the plan',
  'plan.error': 'There is no plan for what you filled in',
  'plan.description':
    'This is what will happen, and nothing else. Nothing has been changed yet.',
  'plan.required':
    'There is no plan yet. Wait for it, or go back and correct what it says is wrong.',
} as const;
