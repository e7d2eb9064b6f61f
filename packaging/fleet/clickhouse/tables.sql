-- SPDX-License-Identifier: GPL-2.0-or-later
-- Events of sipcode in ClickHouse, 18.16 and later: what each server has. An event that is loaded again replaces itself, as all of the
-- order is of the event: FINAL counts it once.
CREATE DATABASE IF NOT EXISTS sipcode;
CREATE TABLE IF NOT EXISTS sipcode.events (
  ts DateTime MATERIALIZED parseDateTimeBestEffort(`@timestamp`),
  `@timestamp` String,
  `event.id` String,
  `event.action` LowCardinality(String),
  `event.outcome` LowCardinality(String),
  `observer.name` LowCardinality(String),
  `file.name` LowCardinality(String),
  `source.ip` String,
  `source.port` UInt16,
  `destination.ip` LowCardinality(String),
  `destination.port` UInt16,
  `network.transport` LowCardinality(String),
  `network.vlan.id` LowCardinality(String),
  `tls.established` UInt8,
  `sip.type` LowCardinality(String),
  `sip.method` LowCardinality(String),
  `sip.cseq.method` LowCardinality(String),
  `sip.cseq.code` UInt32,
  `sip.call_id` String,
  `sip.uri.original` String,
  `sip.from.uri.username` String,
  `sip.from.uri.host` String,
  `sip.to.uri.username` String,
  `sip.to.uri.host` String,
  `sip.from.tag` String,
  `sip.to.tag` String,
  `sip.auth.realm` LowCardinality(String),
  `user_agent.original` LowCardinality(String),
  `sipcode.kind` LowCardinality(String),
  `sipcode.file` LowCardinality(String),
  `sipcode.frame` UInt32,
  `sipcode.index` UInt16,
  `sipcode.code` UInt16,
  `sipcode.severity` LowCardinality(String),
  `sipcode.finding` LowCardinality(String),
  `sipcode.other_findings` Array(String),
  evidence Array(UInt32),
  `sipcode.copies` UInt16,
  `sipcode.origin` LowCardinality(String),
  `sipcode.response_time` Nullable(Float64),
  `sipcode.hops` UInt8,
  `sipcode.reason.protocol` LowCardinality(String),
  `sipcode.reason.cause` UInt16,
  `sipcode.warning` UInt16,
  `sipcode.retry_after` UInt32,
  `sipcode.expires` UInt32,
  `sipcode.call.attempt` UInt8,
  `sipcode.call.outcome` LowCardinality(String),
  `sipcode.call.cause` LowCardinality(String),
  `sipcode.call.host` LowCardinality(String),
  `sipcode.call.ended_by` LowCardinality(String),
  `sipcode.call.pdd` Nullable(Float64),
  `sipcode.call.duration` Nullable(Float64),
  `sipcode.call.leg` String
) ENGINE = ReplacingMergeTree() PARTITION BY toYYYYMM(ts) ORDER BY (`destination.ip`, `sipcode.kind`, ts, `event.id`);

-- Attempts to call, by day. A sum would grow with a second load of a file; a set of ids does not.
CREATE TABLE IF NOT EXISTS sipcode.daily (
  day Date, peer LowCardinality(String), outcome LowCardinality(String), cause LowCardinality(String), code UInt16,
  calls AggregateFunction(uniqExact, String)
) ENGINE = AggregatingMergeTree() PARTITION BY toYYYYMM(day) ORDER BY (peer, day, outcome, cause, code);
CREATE MATERIALIZED VIEW IF NOT EXISTS sipcode.daily_view TO sipcode.daily AS
SELECT toDate(parseDateTimeBestEffort(`@timestamp`)) AS day, `destination.ip` AS peer, `sipcode.call.outcome` AS outcome,
       `sipcode.call.cause` AS cause, `sipcode.code` AS code, uniqExactState(`event.id`) AS calls
FROM sipcode.events WHERE `sipcode.kind` = 'call' AND `sipcode.call.attempt` GROUP BY day, peer, outcome, cause, code;
