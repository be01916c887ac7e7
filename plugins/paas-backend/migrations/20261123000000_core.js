// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('services', table => {
    table.comment('Services; a deleted one keeps its row, releases and audit');
    table.uuid('id').primary();
    table.text('project_ref').notNullable().comment('Entity ref of the System');
    table.text('name').notNullable();
    table.text('entity_ref').notNullable();
    table.text('owner_ref').notNullable();
    table.text('blueprint').notNullable();
    table.text('created_by').notNullable();
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table.timestamp('deleted_at');
    table.unique(['project_ref', 'name']);
  });
  await knex.raw(
    'CREATE UNIQUE INDEX services_entity_ref ON services (entity_ref) WHERE deleted_at IS NULL',
  );

  await knex.schema.createTable('instances', table => {
    table.comment('One service in one environment');
    table.uuid('id').primary();
    table.uuid('service_id').notNullable().references('services.id');
    table.text('environment').notNullable();
    table
      .integer('head_number')
      .comment('Newest accepted release that was not withdrawn');
    table.integer('live_number').comment('The release that runs');
    table.integer('next_number').notNullable().defaultTo(1);
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table.unique(['service_id', 'environment']);
  });

  await knex.schema.createTable('operations', table => {
    table.comment('Plans being carried out, and those that were');
    table.uuid('id').primary();
    table.text('kind').notNullable();
    table.text('state').notNullable();
    table.uuid('service_id').notNullable().references('services.id');
    table.text('initiator').notNullable();
    table.text('via').comment('What acted for the initiator');
    table.text('note');
    table.text('plan_hash').notNullable().comment('Of the plan as it is now');
    table
      .text('accepted_hash')
      .notNullable()
      .comment('Of the plan as accepted');
    table.text('idempotency_key').notNullable();
    table
      .boolean('checked')
      .notNullable()
      .defaultTo(false)
      .comment('Previewed again directly before its first write');
    table.text('undo_requested_by');
    table.jsonb('holder');
    table.text('failure');
    table
      .integer('epoch')
      .notNullable()
      .defaultTo(0)
      .comment('Grows whenever a worker takes it; older workers write no more');
    table.text('worker');
    table.integer('held_count').notNullable().defaultTo(0);
    table.timestamp('wake_at');
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table.timestamp('started_at');
    table.timestamp('ended_at');
    table.timestamp('updated_at').notNullable().defaultTo(knex.fn.now());
    table.unique(['initiator', 'idempotency_key']);
    table.index(['created_at', 'id']);
    table.index(['service_id', 'created_at']);
  });
  await knex.raw(
    'CREATE INDEX operations_unfinished ON operations (updated_at) WHERE ended_at IS NULL',
  );

  await knex.schema.createTable('operation_targets', table => {
    table.comment('The transitions of an operation, one per instance');
    table.uuid('operation_id').notNullable().references('operations.id');
    table.uuid('instance_id').notNullable().references('instances.id');
    table.integer('position').notNullable();
    table.integer('from_number');
    table.integer('to_number');
    table.primary(['operation_id', 'instance_id']);
    table.index(['instance_id']);
  });

  await knex.schema.createTable('operation_steps', table => {
    table.comment('The steps of an operation; those of its undo come last');
    table.uuid('operation_id').notNullable().references('operations.id');
    table.integer('seq').notNullable();
    table.text('direction').notNullable();
    table.uuid('instance_id').notNullable().references('instances.id');
    table.text('type').notNullable();
    table.jsonb('input').notNullable();
    table.jsonb('preview');
    table.text('state').notNullable();
    table.text('summary');
    table.text('error');
    table.integer('attempts').notNullable().defaultTo(0);
    table.jsonb('log').notNullable().defaultTo('[]');
    table.timestamp('started_at');
    table.timestamp('ended_at');
    table.primary(['operation_id', 'seq']);
  });

  await knex.schema.createTable('releases', table => {
    table.comment('Immutable content of an instance, numbered');
    table.uuid('instance_id').notNullable().references('instances.id');
    table.integer('number').notNullable();
    table.text('hash').notNullable();
    table.jsonb('content').notNullable();
    table.text('author').notNullable();
    table.text('note');
    table.text('cause').notNullable();
    table.uuid('operation_id').notNullable().references('operations.id');
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table.timestamp('withdrawn_at');
    table.primary(['instance_id', 'number']);
  });

  await knex.schema.createTable('live_intervals', table => {
    table.comment('What was live when');
    table.bigIncrements('id');
    table.uuid('instance_id').notNullable().references('instances.id');
    table.integer('number').notNullable();
    table.uuid('operation_id').notNullable().references('operations.id');
    table.timestamp('live_from').notNullable();
    table.timestamp('live_until');
    table.index(['instance_id', 'live_from']);
  });

  await knex.schema.createTable('instance_locks', table => {
    table.comment('Which operation may change an instance now');
    table.uuid('instance_id').primary().references('instances.id');
    table.uuid('operation_id').notNullable().references('operations.id');
    table.index(['operation_id']);
  });

  await knex.schema.createTable('audit_events', table => {
    table.comment('Written in the transaction of the change that it tells of');
    table.bigIncrements('id');
    table.timestamp('at').notNullable().defaultTo(knex.fn.now());
    table.text('actor').notNullable();
    table.text('via');
    table.text('action').notNullable();
    table.text('project_ref').notNullable();
    table.text('target').notNullable();
    table.jsonb('detail').notNullable();
    table.index(['at']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'audit_events',
    'instance_locks',
    'live_intervals',
    'releases',
    'operation_steps',
    'operation_targets',
    'operations',
    'instances',
    'services',
  ]) {
    await knex.schema.dropTable(table);
  }
};
