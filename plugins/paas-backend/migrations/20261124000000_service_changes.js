// @ts-check

const TABLES = ['services', 'instances', 'operations', 'operation_steps'];

/**
 * Every backend process keeps what pages show of services in memory. The database
 * itself tells all of them what changed, whoever changed it, and only once the
 * change is committed.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    CREATE FUNCTION notify_service_changed() RETURNS trigger AS $$
    DECLARE
      changed uuid;
    BEGIN
      IF TG_TABLE_NAME = 'services' THEN
        changed := NEW.id;
      ELSIF TG_TABLE_NAME = 'operation_steps' THEN
        SELECT service_id INTO changed FROM operations WHERE id = NEW.operation_id;
      ELSE
        changed := NEW.service_id;
      END IF;
      PERFORM pg_notify('mooring_service_changed', changed::text);
      RETURN NULL;
    END;
    $$ LANGUAGE plpgsql`);
  for (const table of TABLES) {
    await knex.raw(`
      CREATE TRIGGER ${table}_notify_service_changed
      AFTER INSERT OR UPDATE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION notify_service_changed()`);
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of TABLES) {
    await knex.raw(`DROP TRIGGER ${table}_notify_service_changed ON ${table}`);
  }
  await knex.raw('DROP FUNCTION notify_service_changed()');
};
