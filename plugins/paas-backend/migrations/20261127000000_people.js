// @ts-check

/**
 * Operations of many services, gates for people, and project releases.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('services', table => {
    table
      .specificType('depends_on', 'uuid[]')
      .notNullable()
      .defaultTo('{}')
      .comment('Services of the same project that have to be there first');
  });

  await knex.schema.alterTable('operations', table => {
    table.text('project_ref').comment('Entity ref of the System');
    table
      .jsonb('emergency')
      .comment('Why it ran before it was approved, and who has reviewed it');
    table
      .jsonb('freeze_override')
      .comment('Why it runs in spite of a freeze, and who allowed that');
  });
  await knex.raw(
    'UPDATE operations o SET project_ref = s.project_ref FROM services s WHERE s.id = o.service_id',
  );
  await knex.schema.alterTable('operations', table => {
    table.text('project_ref').notNullable().alter();
    table
      .uuid('service_id')
      .nullable()
      .comment('Null: of several services')
      .alter();
    table.index(['project_ref', 'created_at']);
  });
  await knex.raw(
    `CREATE INDEX operations_unreviewed ON operations (created_at)
     WHERE emergency IS NOT NULL AND emergency->'review' IS NULL`,
  );

  await knex.schema.alterTable('operation_targets', table => {
    table
      .specificType('depends_on', 'uuid[]')
      .notNullable()
      .defaultTo('{}')
      .comment('Instances of the same operation that come first');
  });

  await knex.schema.createTable('operation_decisions', table => {
    table.comment('What people decided at the gates of operations');
    table.bigIncrements('id');
    table.uuid('operation_id').notNullable().references('operations.id');
    table.integer('seq').notNullable().comment('The step that is the gate');
    table.text('actor').notNullable();
    table.text('on_behalf_of');
    table.text('verdict').notNullable();
    table.text('note');
    table.text('evidence_url');
    table.text('plan_hash').notNullable().comment('What was decided about');
    table.timestamp('at').notNullable().defaultTo(knex.fn.now());
    table.unique(['operation_id', 'seq', 'plan_hash', 'actor']);
  });

  await knex.schema.createTable('project_releases', table => {
    table.comment('What of a project belonged together at some time');
    table.text('project_ref').notNullable();
    table.text('environment').notNullable();
    table.integer('number').notNullable();
    table.text('author').notNullable();
    table.text('note');
    table
      .boolean('good')
      .notNullable()
      .defaultTo(false)
      .comment('Somebody marked it as one to come back to');
    table
      .uuid('operation_id')
      .references('operations.id')
      .comment('Null: made on demand');
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table.primary(['project_ref', 'environment', 'number']);
  });
  await knex.schema.createTable('project_release_members', table => {
    table.comment('The release of each instance in a project release');
    table.text('project_ref').notNullable();
    table.text('environment').notNullable();
    table.integer('number').notNullable();
    table.uuid('instance_id').notNullable().references('instances.id');
    table.integer('release').notNullable();
    table.primary(['project_ref', 'environment', 'number', 'instance_id']);
    table
      .foreign(['project_ref', 'environment', 'number'])
      .references(['project_ref', 'environment', 'number'])
      .inTable('project_releases');
  });

  // A change of an operation is one of each service that it is about.
  await knex.raw(`
    CREATE OR REPLACE FUNCTION notify_service_changed() RETURNS trigger AS $$
    BEGIN
      IF TG_TABLE_NAME = 'services' THEN
        PERFORM pg_notify('mooring_service_changed', NEW.id::text);
      ELSIF TG_TABLE_NAME = 'instances' THEN
        PERFORM pg_notify('mooring_service_changed', NEW.service_id::text);
      ELSIF TG_TABLE_NAME = 'operations' THEN
        PERFORM pg_notify('mooring_service_changed', i.service_id::text)
        FROM operation_targets t JOIN instances i ON i.id = t.instance_id
        WHERE t.operation_id = NEW.id;
      ELSE
        PERFORM pg_notify('mooring_service_changed', i.service_id::text)
        FROM instances i WHERE i.id = NEW.instance_id;
      END IF;
      RETURN NULL;
    END;
    $$ LANGUAGE plpgsql`);
  await knex.raw(`
    CREATE TRIGGER operation_targets_notify_service_changed
    AFTER INSERT ON operation_targets
    FOR EACH ROW EXECUTE FUNCTION notify_service_changed()`);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw(
    'DROP TRIGGER operation_targets_notify_service_changed ON operation_targets',
  );
  await knex.raw(`
    CREATE OR REPLACE FUNCTION notify_service_changed() RETURNS trigger AS $$
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
  await knex.schema.dropTable('project_release_members');
  await knex.schema.dropTable('project_releases');
  await knex.schema.dropTable('operation_decisions');
  await knex.schema.alterTable('operation_targets', table => {
    table.dropColumn('depends_on');
  });
  await knex.raw('DROP INDEX operations_unreviewed');
  // What is about several services is shown with the first of them.
  await knex.raw(`
    UPDATE operations o SET service_id = (
      SELECT i.service_id FROM operation_targets t
      JOIN instances i ON i.id = t.instance_id
      WHERE t.operation_id = o.id ORDER BY t.position LIMIT 1)
    WHERE service_id IS NULL`);
  await knex.schema.alterTable('operations', table => {
    table.dropIndex(['project_ref', 'created_at']);
    table.uuid('service_id').notNullable().alter();
    table.dropColumns('project_ref', 'emergency', 'freeze_override');
  });
  await knex.schema.alterTable('services', table => {
    table.dropColumn('depends_on');
  });
};
