import type { Knex } from 'knex'

/** The role whose rights the running product has. It owns nothing: what it may not do, no bug in it can do. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'tenor_app') then create role tenor_app nologin; end if;
    end $$;
    grant usage on schema public to tenor_app;
    alter default privileges in schema public grant select, insert, update, delete on tables to tenor_app;
    alter default privileges in schema public grant usage, select on sequences to tenor_app;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
