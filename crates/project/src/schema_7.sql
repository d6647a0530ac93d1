-- The seventh version: claims take the place of events and statements. What the records say is brought
-- forward by the program.

UPDATE fact SET kind = 'claim' WHERE kind IN ('event', 'statement');
