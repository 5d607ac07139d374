import type { Knex } from 'knex'

/**
 * Holds one by one: a case is held for as long as any of its holds stands. What was placed before is moved over from the events, the orders
 * and the facts of the cases; the facts stay as they were told, because they are what an export is proved against.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table case_hold (
      -- That of the order that placed it; that of the case for a hold which the process carried over from before holds had names.
      id uuid primary key,
      -- The root of a family: the cases below it are held with it.
      case_id uuid not null references "case",
      kind text not null check (kind in ('sanctions', 'fraud', 'legal')),
      reason_code text,
      placed_by text not null,
      placed_at timestamptz not null,
      -- The case in which compliance confirmed what the hold is for.
      confirmed_in uuid references "case",
      ending text check (ending in ('lifted', 'case_ended')),
      ended_by text,
      ended_at timestamptz,
      -- The order that lifted it, and the second person where it took two.
      ended_order_id uuid,
      ended_reason_code text,
      end_confirmed_by text,
      check (num_nulls(ending, ended_by, ended_at) in (0, 3)),
      check (ending is not distinct from 'lifted' or num_nonnulls(ended_order_id, ended_reason_code, end_confirmed_by) = 0),
      constraint lifted_by_two_people check (end_confirmed_by <> ended_by)
    );
    create index case_hold_by_case on case_hold (case_id, placed_at);
    create index case_hold_standing on case_hold (case_id) where ended_at is null;
    -- One confirmation holds a case once.
    create unique index case_hold_confirmed_once on case_hold (case_id, confirmed_in);
    revoke delete, truncate on case_hold from tenor_app;

    -- Only one hold could stand at a time: each ends with the first lifting after it, or with its case.
    insert into case_hold (
      id, case_id, kind, reason_code, placed_by, placed_at,
      ending, ended_by, ended_at, ended_order_id, ended_reason_code, end_confirmed_by)
    select
      case when ended.at is null and renewed then held.case_id else (ordered.facts->>'orderId')::uuid end,
      held.case_id, held.facts->>'hold', ordered.facts->>'reasonCode', held.actor, held.at,
      case ended.kind when 'case_released' then 'lifted' when 'case_ended' then 'case_ended' end, ended.actor, ended.at,
      coalesce((confirmed.facts->>'proposalId')::uuid, (lifting.facts->>'orderId')::uuid), lifting.facts->>'reasonCode', confirmed.actor
    from case_event held
    join "case" c on c.id = held.case_id and c.parent_case_id is null
    join lateral (
      select e.facts from case_event e
      where e.case_id = held.case_id and e.sequence < held.sequence and e.kind = 'order_given' and e.facts->>'order' = 'holdCase'
      order by e.sequence desc limit 1
    ) ordered on true
    left join lateral (
      select e.kind, e.actor, e.at, e.sequence from case_event e
      where e.case_id = held.case_id and e.sequence > held.sequence and e.kind in ('case_released', 'case_ended')
      order by e.sequence limit 1
    ) ended on true
    left join lateral (
      select e.facts, e.sequence from case_event e
      where ended.kind = 'case_released' and e.case_id = held.case_id and e.sequence < ended.sequence
        and e.kind = 'order_given' and e.facts->>'order' = 'releaseCase'
      order by e.sequence desc limit 1
    ) lifting on true
    left join case_event confirmed
      on confirmed.case_id = held.case_id and confirmed.sequence = lifting.sequence - 1 and confirmed.kind = 'proposal_confirmed'
    cross join lateral (
      select exists (
        select from case_event e where e.case_id = held.case_id and e.sequence > held.sequence and e.kind = 'run_continued'
      ) as renewed
    ) run
    where held.kind = 'case_held';
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
