import type { Knex } from 'knex'

/**
 * Which provider a capability uses by default, by decisions of two people. The rows are written by two functions only: whoever runs the product
 * can propose and answer, and can neither make up a second person nor change what was decided.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table provider_switch (
      id uuid primary key,
      capability text not null check (capability in ('ocr', 'tax', 'screening', 'bureau', 'esign', 'ecm', 'sms', 'mail', 'payments')),
      -- Null: as each product says.
      provider text check (provider <> ''),
      reason_code text not null check (reason_code <> ''),
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      state text not null default 'open' check (state in ('open', 'confirmed', 'refused', 'expired')),
      maker_person_id text not null check (maker_person_id <> ''),
      maker_account_id uuid not null references staff_account,
      proposed_at timestamptz not null default clock_timestamp(),
      expires_at timestamptz not null,
      checker_person_id text check (checker_person_id <> ''),
      checker_account_id uuid references staff_account,
      answer_reason_code text,
      closed_at timestamptz,
      constraint second_person_is_another check (checker_person_id is null or checker_person_id <> maker_person_id),
      constraint answered_by_somebody check ((state in ('confirmed', 'refused')) = (checker_person_id is not null)),
      check ((checker_person_id is null) = (checker_account_id is null)),
      check ((checker_person_id is null) = (answer_reason_code is null)),
      check ((state = 'open') = (closed_at is null))
    );
    create unique index provider_switch_open on provider_switch (capability) where state = 'open';
    create index provider_switch_in_force on provider_switch (capability, closed_at desc) where state = 'confirmed';
    revoke insert, update, delete, truncate on provider_switch from tenor_app, public;

    -- 'proposed', or 'already_proposed' while another one of the same capability waits for its answer.
    create function propose_provider_switch(id uuid, capability text, provider text, reason_code text, hash text, account_id uuid,
      stands interval, out outcome text)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
      update provider_switch s set state = 'expired', closed_at = s.expires_at
      where s.capability = propose_provider_switch.capability and s.state = 'open' and s.expires_at <= clock_timestamp();
      insert into provider_switch (id, capability, provider, reason_code, hash, maker_person_id, maker_account_id, expires_at)
      select propose_provider_switch.id, propose_provider_switch.capability, propose_provider_switch.provider,
        propose_provider_switch.reason_code, propose_provider_switch.hash, account.person_id, account.id, clock_timestamp() + stands
      from staff_account account where account.id = account_id
      on conflict do nothing;
      outcome := case when found then 'proposed' else 'already_proposed' end;
    end $$;

    -- What came of the answer; only 'answered' has changed anything but what had expired.
    create function answer_provider_switch(id uuid, hash text, answer text, reason_code text, account_id uuid, out outcome text)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
    declare
      proposed provider_switch;
      person text := (select account.person_id from staff_account account where account.id = account_id);
    begin
      if answer not in ('confirmed', 'refused') then raise exception 'an answer is confirmed or refused'; end if;
      select * into proposed from provider_switch s where s.id = answer_provider_switch.id for update;
      if not found then outcome := 'missing'; return; end if;
      if proposed.state = 'open' and proposed.expires_at <= clock_timestamp() then
        update provider_switch s set state = 'expired', closed_at = s.expires_at where s.id = proposed.id;
        proposed.state := 'expired';
      end if;
      outcome := case
        when person is null or person = proposed.maker_person_id then 'same_person'
        when proposed.state <> 'open' then 'closed'
        when proposed.hash <> answer_provider_switch.hash then 'differs'
        else 'answered' end;
      if outcome <> 'answered' then return; end if;
      update provider_switch s set state = answer, checker_person_id = person, checker_account_id = account_id,
        answer_reason_code = answer_provider_switch.reason_code, closed_at = clock_timestamp()
      where s.id = proposed.id;
    end $$;

    revoke execute on function propose_provider_switch, answer_provider_switch from public;
    grant execute on function propose_provider_switch, answer_provider_switch to tenor_app;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
