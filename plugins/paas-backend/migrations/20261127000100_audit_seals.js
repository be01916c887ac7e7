// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('audit_chain', table => {
    table.comment(
      'Where the chain of sealed audit rows begins and ends; one row, whose lock lets one sealer work at a time',
    );
    table.integer('id').primary();
    table
      .bigInteger('start_number')
      .notNullable()
      .comment('Seal of the last row that was removed; 0: none was');
    table.text('start_hash').notNullable();
    table.bigInteger('end_number').notNullable().comment('The last seal');
    table.text('end_hash').notNullable();
    table.timestamp('sealed_at').comment('When the last seal was put');
  });
  await knex.raw(
    'ALTER TABLE audit_chain ADD CONSTRAINT audit_chain_single CHECK (id = 1)',
  );
  const none = '0'.repeat(64);
  await knex('audit_chain').insert({
    id: 1,
    ...{ start_number: 0, start_hash: none },
    ...{ end_number: 0, end_hash: none },
  });

  await knex.schema.alterTable('audit_events', table => {
    table.text('on_behalf_of').comment('Whoever asked for what actor did');
    table.text('before_hash').comment('Of what the target was');
    table.text('after_hash').comment('Of what it became');
    table.text('origin').comment('Address that the request came from');
    table.bigInteger('seal_number').comment('Place in the chain, without gaps');
    table
      .text('seal_hash')
      .comment('SHA-256 over the hash before it and this row');
    table.unique(['seal_number']);
  });
  await knex.raw(`
    ALTER TABLE audit_events
      ADD CONSTRAINT audit_events_sealed
        CHECK ((seal_number IS NULL) = (seal_hash IS NULL)),
      -- What is kept is what is sealed, to the millisecond.
      ALTER COLUMN at TYPE timestamptz(3)`);
  await knex.raw(
    'CREATE INDEX audit_events_unsealed ON audit_events (id) WHERE seal_number IS NULL',
  );

  await knex.raw(`
    CREATE FUNCTION audit_events_keep() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        IF OLD.seal_number IS NULL
          AND to_jsonb(NEW) - '{seal_number,seal_hash}'::text[]
            = to_jsonb(OLD) - '{seal_number,seal_hash}'::text[] THEN
          RETURN NEW;
        END IF;
      ELSIF TG_OP = 'DELETE' THEN
        -- Whoever removes old rows moves the start of the chain behind them first.
        IF OLD.seal_number <= (SELECT start_number FROM audit_chain) THEN
          RETURN OLD;
        END IF;
      END IF;
      RAISE EXCEPTION 'audit_events: rows are only added; they are sealed by Mooring and removed by mooring.audit.retentionDays';
    END $$`);
  await knex.raw(`
    CREATE TRIGGER audit_events_keep_rows
      BEFORE UPDATE OR DELETE ON audit_events
      FOR EACH ROW EXECUTE FUNCTION audit_events_keep()`);
  await knex.raw(`
    CREATE TRIGGER audit_events_keep_all BEFORE TRUNCATE ON audit_events
      FOR EACH STATEMENT EXECUTE FUNCTION audit_events_keep()`);
  await knex.raw(`
    CREATE TRIGGER audit_events_keep_seals BEFORE INSERT ON audit_events
      FOR EACH ROW WHEN (NEW.seal_number IS NOT NULL)
      EXECUTE FUNCTION audit_events_keep()`);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const trigger of ['keep_rows', 'keep_all', 'keep_seals']) {
    await knex.raw(`DROP TRIGGER audit_events_${trigger} ON audit_events`);
  }
  await knex.raw('DROP FUNCTION audit_events_keep()');
  await knex.raw('DROP INDEX audit_events_unsealed');
  await knex.raw(`
    ALTER TABLE audit_events
      DROP CONSTRAINT audit_events_sealed,
      ALTER COLUMN at TYPE timestamptz`);
  await knex.schema.alterTable('audit_events', table => {
    table.dropUnique(['seal_number']);
    table.dropColumns('on_behalf_of', 'before_hash', 'after_hash', 'origin');
    table.dropColumns('seal_number', 'seal_hash');
  });
  await knex.schema.dropTable('audit_chain');
};
