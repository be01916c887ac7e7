// @ts-check

/**
 * What people and other systems are told of operations. A change is noted by the
 * database itself, in the transaction that makes it: whoever writes an operation
 * can neither forget it nor tell of what is rolled back. Reasons are not kept, for
 * they may name what not everybody may see.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('operation_changes', table => {
    table.comment('Every change of state or holder of an operation, in order');
    table.bigIncrements('id');
    table
      .uuid('operation_id')
      .notNullable()
      .references('operations.id')
      .onDelete('CASCADE');
    table
      .timestamp('at')
      .notNullable()
      .defaultTo(knex.raw('clock_timestamp()'));
    table.text('state_before').comment('Null: it has just been accepted');
    table.text('state_after').notNullable();
    table.jsonb('holder_before');
    table.jsonb('holder_after').comment('Without its reason');
    table.timestamp('dispatched_at').comment('Handed to everyone who is told');
    table.index(['operation_id', 'id']);
    table.index(['at']);
  });
  await knex.raw(
    'CREATE INDEX operation_changes_waiting ON operation_changes (id) WHERE dispatched_at IS NULL',
  );
  await knex.raw(`
    CREATE FUNCTION holder_without_reason(holder jsonb) RETURNS jsonb AS $$
      SELECT CASE WHEN jsonb_typeof(holder) = 'object' THEN
        jsonb_strip_nulls(jsonb_build_object(
          'kind', holder->'kind',
          'code', holder->'code',
          'name', holder->'name',
          'since', holder->'since'))
      END
    $$ LANGUAGE sql IMMUTABLE`);
  await knex.raw(`
    CREATE FUNCTION record_operation_change() RETURNS trigger AS $$
    DECLARE
      state_before text;
      holder_before jsonb;
      holder_after jsonb := holder_without_reason(NEW.holder);
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        state_before := OLD.state;
        holder_before := holder_without_reason(OLD.holder);
        IF state_before = NEW.state
          AND (holder_before - 'since') IS NOT DISTINCT FROM (holder_after - 'since')
        THEN
          RETURN NULL;
        END IF;
      END IF;
      INSERT INTO operation_changes
        (operation_id, state_before, state_after, holder_before, holder_after)
      VALUES
        (NEW.id, state_before, NEW.state, holder_before, holder_after);
      PERFORM pg_notify('mooring_operation_changed', NEW.id::text);
      RETURN NULL;
    END;
    $$ LANGUAGE plpgsql`);
  await knex.raw(`
    CREATE TRIGGER operations_record_change
    AFTER INSERT OR UPDATE ON operations
    FOR EACH ROW EXECUTE FUNCTION record_operation_change()`);

  await knex.schema.createTable('webhook_targets', table => {
    table.comment('Who outside the portal is told of operations');
    table.uuid('id').primary();
    table.text('name').notNullable().unique();
    table
      .text('url_sealed')
      .notNullable()
      .comment('Addresses of chat robots are credentials');
    table.text('shown_url').notNullable();
    table.text('format').notNullable();
    table.text('language').notNullable();
    table.text('secret_sealed').comment('Dropped with another address');
    table.specificType('projects', 'text[]').notNullable().defaultTo('{}');
    table.specificType('environments', 'text[]').notNullable().defaultTo('{}');
    table.specificType('states', 'text[]').notNullable().defaultTo('{}');
    table.boolean('enabled').notNullable();
    table
      .integer('failures')
      .notNullable()
      .defaultTo(0)
      .comment('In a row, of the target as a whole');
    table.timestamp('retry_at').comment('Nothing is sent to it before');
    table.text('created_by').notNullable();
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table.timestamp('updated_at').notNullable().defaultTo(knex.fn.now());
  });
  await knex.schema.createTable('webhook_deliveries', table => {
    table.comment('One message to one target');
    table.bigIncrements('seq');
    table.uuid('id').notNullable().unique();
    table
      .uuid('target_id')
      .notNullable()
      .references('webhook_targets.id')
      .onDelete('CASCADE');
    table
      .bigInteger('change_id')
      .references('operation_changes.id')
      .onDelete('CASCADE')
      .comment('Null: a test');
    table.text('state').notNullable().defaultTo('pending');
    table.integer('attempts').notNullable().defaultTo(0);
    table.integer('status').comment('HTTP status of the last answer');
    table.text('failure').comment('Why the last attempt failed, in a word');
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table
      .timestamp('queued_at')
      .notNullable()
      .defaultTo(knex.fn.now())
      .comment('From when on it is tried for a day');
    table.timestamp('next_at').notNullable().defaultTo(knex.fn.now());
    table.timestamp('attempted_at');
    table.timestamp('ended_at');
    table.index(['target_id', 'seq']);
    table.index(['change_id']);
  });
  await knex.raw(
    `CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (target_id, seq) WHERE state = 'pending'`,
  );

  await knex.schema.createTable('operation_nudges', table => {
    table.comment('Who last nudged the holder of an operation');
    table
      .uuid('operation_id')
      .primary()
      .references('operations.id')
      .onDelete('CASCADE');
    table.timestamp('at').notNullable();
    table.text('by').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('operation_nudges');
  await knex.schema.dropTable('webhook_deliveries');
  await knex.schema.dropTable('webhook_targets');
  await knex.raw('DROP TRIGGER operations_record_change ON operations');
  await knex.raw('DROP FUNCTION record_operation_change()');
  await knex.raw('DROP FUNCTION holder_without_reason(jsonb)');
  await knex.schema.dropTable('operation_changes');
};
