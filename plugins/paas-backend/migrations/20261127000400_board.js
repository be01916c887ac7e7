// @ts-check

const TABLES = ['operations', 'operation_steps'];

/**
 * The board shows operations that have not ended from memory, and those that have
 * page by page. The database tells every process which operation has changed, and
 * an index leads straight to each page, however many operations there are.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    CREATE FUNCTION notify_operation_changed() RETURNS trigger AS $$
    BEGIN
      IF TG_TABLE_NAME = 'operations' THEN
        PERFORM pg_notify('mooring_operation_changed', NEW.id::text);
      ELSE
        PERFORM pg_notify('mooring_operation_changed', NEW.operation_id::text);
      END IF;
      RETURN NULL;
    END;
    $$ LANGUAGE plpgsql`);
  for (const table of TABLES) {
    await knex.raw(`
      CREATE TRIGGER ${table}_notify_operation_changed
      AFTER INSERT OR UPDATE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION notify_operation_changed()`);
  }
  for (const [name, columns, condition] of [
    ['operations_ended', 'ended_at, id', ''],
    ['operations_ended_project', 'project_ref, ended_at, id', ''],
    ['operations_ended_initiator', 'initiator, ended_at, id', ''],
    [
      'operations_ended_unreviewed',
      'ended_at, id',
      `AND emergency IS NOT NULL AND emergency->'review' IS NULL`,
    ],
  ]) {
    await knex.raw(
      `CREATE INDEX ${name} ON operations (${columns}) WHERE ended_at IS NOT NULL ${condition}`,
    );
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const index of [
    'operations_ended_unreviewed',
    'operations_ended_initiator',
    'operations_ended_project',
    'operations_ended',
  ]) {
    await knex.raw(`DROP INDEX ${index}`);
  }
  for (const table of TABLES) {
    await knex.raw(
      `DROP TRIGGER ${table}_notify_operation_changed ON ${table}`,
    );
  }
  await knex.raw('DROP FUNCTION notify_operation_changed()');
};
