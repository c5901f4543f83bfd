-- An exercise is marked as such in every letter, message and delivery.
alter table notice add column exercise boolean not null default false;
update notice set exercise = true
  where incident in (
    select incident from fact where type = 'incident.declared' and (body::jsonb #>> '{data,exercise}')::boolean
  );
