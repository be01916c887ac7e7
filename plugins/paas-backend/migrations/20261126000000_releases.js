// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('instances', table => {
    table
      .specificType('partial', 'integer[]')
      .notNullable()
      .defaultTo('{}')
      .comment(
        'Releases that an interrupted operation may have left half applied over the live one',
      );
  });
  await knex.schema.alterTable('operation_targets', table => {
    table
      .specificType('partial', 'integer[]')
      .notNullable()
      .defaultTo('{}')
      .comment('As of the instance when the plan was made');
  });
  await knex.schema.alterTable('operations', table => {
    table.text('cancel_requested_by');
    table
      .specificType('supersedes', 'uuid[]')
      .notNullable()
      .defaultTo('{}')
      .comment('Operations that it stopped and whose remains it plans from');
    table
      .jsonb('conflicts')
      .notNullable()
      .defaultTo('[]')
      .comment('Fields of others that it is held over');
    table
      .jsonb('taken')
      .notNullable()
      .defaultTo('[]')
      .comment('Fields that somebody decided to take');
    table
      .jsonb('evidence')
      .notNullable()
      .defaultTo('[]')
      .comment('What was found of failures before they were taken back');
  });
  await knex.schema.alterTable('releases', table => {
    table.integer('parent').comment('The head that it was made on');
    table.integer('source').comment('Whose content a rollback or resume took');
    table
      .specificType('changed', 'text[]')
      .notNullable()
      .defaultTo('{}')
      .comment('Parts that differ from the parent');
  });
  await knex.schema.createTable('secret_values', table => {
    table.comment(
      'Secret values of instances, encrypted; releases name them by hash',
    );
    table.uuid('instance_id').notNullable().references('instances.id');
    table.text('hash').notNullable().comment('HMAC under the hash key');
    table.text('sealed').notNullable();
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table.primary(['instance_id', 'hash']);
  });
  await knex.schema.alterTable('audit_events', table => {
    table.text('outcome').notNullable().defaultTo('done');
    table.index(['action', 'id']);
    table.index(['actor', 'id']);
    table.index(['target']);
  });
  // A first release differs from nothing in every part.
  await knex('releases').where({ cause: 'create' }).update({
    changed: '{version,names,capacity,network,run}',
  });
  await knex('releases')
    .where({ cause: 'scale' })
    .update({ changed: '{capacity}', parent: knex.raw('number - 1') });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('audit_events', table => {
    table.dropIndex(['target']);
    table.dropIndex(['actor', 'id']);
    table.dropIndex(['action', 'id']);
    table.dropColumn('outcome');
  });
  await knex.schema.dropTable('secret_values');
  await knex.schema.alterTable('releases', table => {
    table.dropColumns('parent', 'source', 'changed');
  });
  await knex.schema.alterTable('operations', table => {
    table.dropColumns(
      'cancel_requested_by',
      'supersedes',
      'conflicts',
      'taken',
      'evidence',
    );
  });
  await knex.schema.alterTable('operation_targets', table => {
    table.dropColumn('partial');
  });
  await knex.schema.alterTable('instances', table => {
    table.dropColumn('partial');
  });
};
