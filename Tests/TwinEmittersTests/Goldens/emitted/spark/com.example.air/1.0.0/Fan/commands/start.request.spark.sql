-- What is wrong with documents: com.example.air.Fan/commands/start/request, version 1.0.0.
-- `payloads` is a table or view with a column `payload` of raw JSON texts; each row gets the list of rules that it breaks.
CREATE OR REPLACE TEMPORARY VIEW `com_example_air__Fan__commands__start__request_violations` AS
WITH
g_0 AS (SELECT struct(payloads.*) AS g_row, coalesce(CAST(payload AS STRING), '') AS g_p FROM payloads),
g_1 AS (
SELECT *,
  regexp_replace(g_p, '"(?:[^"\\\\\\x00-\\x1F]|\\\\(?:["\\\\/bfnrt]|u(?:[0-9abceABCEfF][0-9a-fA-F]{3}|[dD][0-7][0-9a-fA-F]{2}|[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2})))*+"', '\u0001') AS g_v1
FROM g_0),
g_2 AS (
SELECT *,
  aggregate(sequence(1, 64), 
  regexp_replace(regexp_replace(g_v1, '-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+\\-]?[0-9]+)?|true|false|null', '\u0002'), '[ \\t\\n\\r]+', '')
, (k, ki) -> 
  regexp_replace(k, '\\{(?:\\x01:[\\x01\\x02](?:,\\x01:[\\x01\\x02])*+)?\\}|\\[(?:[\\x01\\x02](?:,[\\x01\\x02])*+)?\\]', '\u0002')
) AS g_v2
FROM g_1),
g_3 AS (
SELECT *,
  CASE
  WHEN (octet_length(g_p) > 67108864) THEN 'limit '
  WHEN rlike(g_p, '[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]') THEN 'syntax '
  WHEN ((NOT (g_v2 IN ('\u0001', '\u0002')))
  AND 
    rlike(g_v2, '\\{(?:\\x01:[\\x01\\x02](?:,\\x01:[\\x01\\x02])*+)?\\}|\\[(?:[\\x01\\x02](?:,[\\x01\\x02])*+)?\\]')
  ) THEN 'limit '
  WHEN (NOT (g_v2 IN ('\u0001', '\u0002'))) THEN 'syntax '
  WHEN rlike(g_v1, '[eE][+\\-]?0*[1-9][0-9]{18}') THEN 'limit '
END AS g_v3
FROM g_2),
g_4 AS (
SELECT *,
  CASE
  WHEN (g_v3 IS NULL) THEN regexp_replace((regexp_replace(g_p, '"((?:[^"\\\\]|\\\\.)*+)"', '"\'\u00241"') || '\u0001'), '((?:[^"\\x01\\-0-9tfn]|"(?:[^"\\\\]|\\\\.)*+")*+)(-?[0-9][0-9.eE+\\-]*|true|false|null|\\x01)', '\u00241"\u00242"')
END AS g_v4
FROM g_3),
g_5 AS (
SELECT *,
  transform(
  transform(from_json(('[' || substr(g_v4, 1, (length(g_v4) - 3)) || ']'), 'array<string>'), x -> 
    CASE
      WHEN rlike(x, '^[\\-0-9]') THEN ('#'
      || regexp_extract(x, '^(-?)', 1)
      || 
        regexp_replace(regexp_replace((regexp_extract(x, '^-?([0-9]+)', 1) || regexp_extract(x, '\\.([0-9]+)', 1)), '^0+', ''), '0+\u0024', '')
      || ' '
      || 
        CAST(
          (
            (coalesce(try_cast(regexp_extract(x, '[eE]\\+?(-?[0-9]+)\u0024', 1) AS BIGINT), 0)
            + 
              length(regexp_replace((regexp_extract(x, '^-?([0-9]+)', 1) || regexp_extract(x, '\\.([0-9]+)', 1)), '^0+', ''))
            )
          - length(regexp_extract(x, '\\.([0-9]+)', 1)))
         AS STRING)
      )
      ELSE x
    END
  )
, x -> 
  CASE
    WHEN (substr(x, 1, 1) <> '#') THEN x
    WHEN (regexp_extract(x, '^#-?([0-9]*)', 1) = '') THEN '2 0'
    WHEN (substr(x, 2, 1) = '-') THEN ('1'
    || CAST((2000000000000000000 - try_cast(regexp_extract(x, ' (-?[0-9]+)\u0024', 1) AS BIGINT)) AS STRING)
    || translate(regexp_extract(x, '^#-?([0-9]*)', 1), '0123456789', '9876543210')
    || '~ '
    || 
      CAST(
        greatest(0, (length(regexp_extract(x, '^#-?([0-9]*)', 1)) - try_cast(regexp_extract(x, ' (-?[0-9]+)\u0024', 1) AS BIGINT)))
       AS STRING)
    )
    ELSE ('3'
    || CAST((2000000000000000000 + try_cast(regexp_extract(x, ' (-?[0-9]+)\u0024', 1) AS BIGINT)) AS STRING)
    || regexp_extract(x, '^#-?([0-9]*)', 1)
    || ' '
    || 
      CAST(
        greatest(0, (length(regexp_extract(x, '^#-?([0-9]*)', 1)) - try_cast(regexp_extract(x, ' (-?[0-9]+)\u0024', 1) AS BIGINT)))
       AS STRING)
    )
  END
)[0] AS g_v5
FROM g_4),
g_6 AS (
SELECT *,
  CASE WHEN (substr(g_v5, 1, 1) = '{') THEN from_json(g_v5, 'map<string,string>') END AS g_v6
FROM g_5)
SELECT g_row.*,
transform(
  filter(
    CASE
      WHEN rlike(g_p, '\\A(?:[ \\t\\n\\r]*)\\z') THEN CAST(array() AS ARRAY<STRING>)
      WHEN (NOT (g_v3 IS NULL)) THEN array(g_v3)
      ELSE flatten(
        array(
          array(
            CASE WHEN ((try_element_at(g_v6, '\'at') IS NULL) AND (substr(g_v5, 1, 1) = '{')) THEN 'required ' END,
            CASE
              WHEN (substr(try_element_at(g_v6, '\'at'), 1, 1) <> '\'') THEN 'type /at'
              WHEN (NOT rlike(substr(try_element_at(g_v6, '\'at'), 2), '\\A(?:(?:(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)[Tt](?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?(?:[Zz]|[+\\-](?:[01][0-9]|2[0-3]):[0-5][0-9])|(?:[01][0-9]|2[0-3]):[0-5][0-9]:60(?:\\.[0-9]+)?[+\\-](?:[01][0-9]|2[0-3]):[0-5][0-9])|(?:[0-9]{4}-(?:(?:0[13578]|1[02])-31|(?:0[469]|11)-30)|(?:[0-9]{2}(?:[02468][1235679]|[13579][01345789])|(?:[02468][1235679]|[13579][01345789])00)-02-28|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)[Tt]23:59:60(?:\\.[0-9]+)?[Zz]))\\z')) THEN 'format /at'
            END
          ),
          CASE
            WHEN (substr(g_v5, 1, 1) = '{') THEN flatten(
              array(
                CASE
                  WHEN (size(array_distinct(json_object_keys(g_v5))) < size(json_object_keys(g_v5))) THEN transform(json_object_keys(g_v5), (v1, v2) -> 
                    CASE
                      WHEN (array_position(json_object_keys(g_v5), v1) <= v2) THEN ('duplicateMember /' || regexp_replace(regexp_replace(substr(v1, 2), '~', '~0'), '/', '~1'))
                    END
                  )
                  ELSE CAST(array() AS ARRAY<STRING>)
                END,
                transform(json_object_keys(g_v5), v3 -> 
                  CASE
                    WHEN (NOT (v3 IN ('\'at'))) THEN ('unknownMember /' || regexp_replace(regexp_replace(substr(v3, 2), '~', '~0'), '/', '~1'))
                  END
                )
              )
            )
            WHEN (g_v5 IS NULL) THEN CAST(array() AS ARRAY<STRING>)
            ELSE array('type ')
          END
        )
      )
    END
  , w -> (NOT (w IS NULL)))
, w -> named_struct('rule', substr(w, 1, (instr(w, ' ') - 1)), 'pointer', substr(w, (instr(w, ' ') + 1)))) AS violations
FROM g_6;
