-- Statements and past balances go by unit: an account holds one, and a lot has few transfers. One index serves all of
-- them; one for each side of a transfer would double what a posting costs.
create index transfer_by_unit on transfer (unit, position);
