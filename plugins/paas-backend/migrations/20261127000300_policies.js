// @ts-check

/**
 * Procedures and freezes in versions, reservations, and decisions that are handed on.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('policy_documents', table => {
    table.comment('Procedures and freezes; the newest version of each counts');
    table.text('kind').notNullable().comment('procedure or freeze');
    table.uuid('id').notNullable();
    table.integer('version').notNullable();
    table.jsonb('body').notNullable();
    table
      .text('seed_key')
      .comment('Of the entry in the configuration that the first version is');
    table.text('author').notNullable();
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table.text('note');
    table.boolean('withdrawn').notNullable().defaultTo(false);
    table.primary(['kind', 'id', 'version']);
    table.unique(['kind', 'seed_key']);
  });

  await knex.schema.createTable('reservations', table => {
    table.comment('Instances that somebody holds as they are');
    table.uuid('id').primary();
    table.uuid('instance_id').notNullable().references('instances.id');
    table.text('holder').notNullable();
    table.text('reason').notNullable();
    table.timestamp('until').notNullable();
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table.timestamp('ended_at').comment('When it was released or given up');
    table.text('ended_by').comment('Null: it ran out');
  });
  await knex.raw(
    `CREATE UNIQUE INDEX reservations_one_per_instance
     ON reservations (instance_id) WHERE ended_at IS NULL`,
  );

  await knex.schema.createTable('delegations', table => {
    table.comment('Decisions that people hand to others while they are away');
    table.uuid('id').primary();
    table.text('from_user').notNullable();
    table.text('to_user').notNullable();
    table.timestamp('from').notNullable();
    table.timestamp('until').notNullable();
    table.text('reason').notNullable();
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table.index(['to_user', 'until']);
    table.index(['from_user', 'until']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('delegations');
  await knex.schema.dropTable('reservations');
  await knex.schema.dropTable('policy_documents');
};
