// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('portal', table => {
    table.comment(
      'One row: what tells this portal from others on a DNS server',
    );
    table
      .uuid('id')
      .primary()
      .defaultTo(knex.raw('gen_random_uuid()'))
      .comment('Stands in the ownership TXT of every record');
    table
      .boolean('only')
      .notNullable()
      .unique()
      .defaultTo(true)
      .checkIn(['true'])
      .comment('Always true, so that there is one row at most');
  });
  await knex('portal').insert({ only: true });

  await knex.schema.createTable('claims', table => {
    table.comment('Who holds which DNS name');
    table.text('name').primary().comment('Without a trailing dot');
    table.text('zone').notNullable().comment('The configured zone of the name');
    table.uuid('owner').notNullable().index().comment('Id of the holder');
    table
      .text('label')
      .notNullable()
      .comment('The holder as people know it: default/shop/web/dev');
    table
      .timestamp('created_at')
      .notNullable()
      .defaultTo(knex.fn.now())
      .comment('Since when it is held');
  });

  await knex.schema.createTable('records', table => {
    table.comment(
      'Record sets that were, or were about to be, written to a DNS server',
    );
    table.uuid('owner').notNullable().comment('Id of the holder');
    table.text('name').notNullable().index().comment('Without a trailing dot');
    table.text('type').notNullable().comment('A, AAAA or CNAME');
    table.text('zone').notNullable().comment('The configured zone of the name');
    table.integer('ttl').notNullable().comment('In seconds');
    table
      .specificType('values', 'text[]')
      .notNullable()
      .comment('Addresses or host names');
    table
      .timestamp('published_at')
      .comment('When it was last seen to be right on the server; null before');
    table.primary(['owner', 'name', 'type']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('records');
  await knex.schema.dropTable('claims');
  await knex.schema.dropTable('portal');
};
