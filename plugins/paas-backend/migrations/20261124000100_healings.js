// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('healings', table => {
    table.comment(
      'Pods that failed and containers that were started anew, and what came of it; kept for 30 days',
    );
    table
      .text('id')
      .primary()
      .comment('Follows from the failure: all backends write the same row');
    table.text('cluster').notNullable();
    table.text('namespace').notNullable();
    table.text('workload_kind').notNullable();
    table.text('workload_name').notNullable();
    table.text('owner_uid').notNullable().comment('Of what made the pod');
    table.text('revision').notNullable().comment('Of the template');
    table.text('pod_uid').notNullable();
    table.text('pod').notNullable();
    table.text('node');
    table.text('scope').notNullable();
    table.text('container');
    table.text('reason').notNullable();
    table.integer('exit_code');
    table.timestamp('failed_at').notNullable();
    table.text('replaced_by');
    table.text('replacement_node');
    table.timestamp('ready_at').comment('When the replacement was ready');
    table.index([
      'cluster',
      'namespace',
      'workload_kind',
      'workload_name',
      'failed_at',
    ]);
    table.index(['failed_at']);
  });
  // What others installed belongs to no project of ours.
  await knex.raw(
    'ALTER TABLE audit_events ALTER COLUMN project_ref DROP NOT NULL',
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('audit_events')
    .whereNull('project_ref')
    .update({ project_ref: '' });
  await knex.raw(
    'ALTER TABLE audit_events ALTER COLUMN project_ref SET NOT NULL',
  );
  await knex.schema.dropTable('healings');
};
