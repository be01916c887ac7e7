// @ts-check

/**
 * What of a plan is another than people had decided about.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('operations', table => {
    table
      .jsonb('plan_difference')
      .comment('Since the plan about which people were asked before');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('operations', table => {
    table.dropColumn('plan_difference');
  });
};
