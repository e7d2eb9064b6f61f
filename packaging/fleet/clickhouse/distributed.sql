-- SPDX-License-Identifier: GPL-2.0-or-later
-- Over the servers of the cluster "fleet", on each of them after tables.sql: the same event goes to the same server. A column that is
-- MATERIALIZED would be sent, and refused there.
CREATE TABLE IF NOT EXISTS sipcode.events_all AS sipcode.events ENGINE = Distributed(fleet, sipcode, events, cityHash64(`event.id`));
ALTER TABLE sipcode.events_all MODIFY COLUMN ts DateTime ALIAS parseDateTimeBestEffort(`@timestamp`);
CREATE TABLE IF NOT EXISTS sipcode.daily_all AS sipcode.daily ENGINE = Distributed(fleet, sipcode, daily);
