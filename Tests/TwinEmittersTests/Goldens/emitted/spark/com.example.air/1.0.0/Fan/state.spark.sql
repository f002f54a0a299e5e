-- What is wrong with documents: com.example.air.Fan/state, version 1.0.0.
-- `payloads` is a table or view with a column `payload` of raw JSON texts; each row gets the list of rules that it breaks.
CREATE OR REPLACE TEMPORARY VIEW `com_example_air__Fan__state_violations` AS
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
  CASE
  WHEN (substr(g_v5, 1, 1) = '{') THEN transform_values(transform_values(from_json(g_v5, 'map<string,string>'), (xk, x) -> 
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
  ), (xk, x) -> 
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
  )
END AS g_v6
FROM g_5),
g_7 AS (
SELECT *,
  CASE
  WHEN (substr(try_element_at(g_v6, '\'limits'), 1, 1) = '{') THEN json_object_keys(try_element_at(g_v6, '\'limits'))
END AS g_v7,
  CASE
  WHEN (substr(try_element_at(g_v6, '\'limits'), 1, 1) = '{') THEN transform(
    transform(map_values(from_json(try_element_at(g_v6, '\'limits'), 'map<string,string>')), x -> 
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
  )
END AS g_v8
FROM g_6)
SELECT g_row.*,
transform(
  filter(
    CASE
      WHEN (NOT (g_v3 IS NULL)) THEN array(g_v3)
      ELSE flatten(
        array(
          array(
            CASE WHEN ((try_element_at(g_v6, '\'assetTag') IS NULL) AND (substr(g_v5, 1, 1) = '{')) THEN 'required ' END,
            CASE
              WHEN (substr(try_element_at(g_v6, '\'assetTag'), 1, 1) <> '\'') THEN 'type /assetTag'
              WHEN ((length(try_element_at(g_v6, '\'assetTag')) <= 1001)
              AND (NOT rlike(substr(try_element_at(g_v6, '\'assetTag'), 2), '\\A(?:FAN-[0-9]{4})\\z'))) THEN 'pattern /assetTag'
            END,
            CASE
              WHEN (NOT (substr(try_element_at(g_v6, '\'mode'), 1, 1) IN ('1', '2', '3'))) THEN 'type /mode'
              WHEN (NOT (try_element_at(g_v6, '\'mode') IN ('2 0', '320000000000000000011 0'))) THEN 'enumeration /mode'
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
                    WHEN ((NOT (v3 IN ('\'assetTag', '\'mode', '\'limits'))) AND (substr(v3, 2, 1) <> '\u0024')) THEN ('unknownMember /' || regexp_replace(regexp_replace(substr(v3, 2), '~', '~0'), '/', '~1'))
                  END
                )
              )
            )
            WHEN (g_v5 IS NULL) THEN CAST(array() AS ARRAY<STRING>)
            ELSE array('type ')
          END,
          CASE
            WHEN (substr(try_element_at(g_v6, '\'limits'), 1, 1) = '{') THEN flatten(
              array(
                array(CASE WHEN (size(g_v7) > 2) THEN 'maxItems /limits' END),
                CASE
                  WHEN (size(array_distinct(g_v7)) < size(g_v7)) THEN transform(g_v7, (v6, v7) -> 
                    CASE
                      WHEN (array_position(g_v7, v6) <= v7) THEN ('duplicateMember /limits/' || regexp_replace(regexp_replace(substr(v6, 2), '~', '~0'), '/', '~1'))
                    END
                  )
                  ELSE CAST(array() AS ARRAY<STRING>)
                END,
                transform(g_v8, (v8, v4) -> 
                  CASE
                    WHEN (NOT (substr(v8, 1, 1) IN ('1', '2', '3'))) THEN ('type /limits/' || regexp_replace(regexp_replace(substr(g_v7[v4], 2), '~', '~0'), '/', '~1'))
                    WHEN (
                      (v8
                      <= 
                        '11999999999999999691820230686513768419206271028594696584920065867289962173063826221019555031707235249053350982022412792903669713583307112089053444452148059597369342511328494179318091097999291616323726145154182288468235524269729930144428633040377157085180139165063524707280925831555634489295657288440300491906957119822095825502207~ 0'
                      )
                    OR 
                      (v8
                      >= 
                        '32000000000000000309179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497792 0'
                      )
                    ) THEN ('range /limits/' || regexp_replace(regexp_replace(substr(g_v7[v4], 2), '~', '~0'), '/', '~1'))
                    WHEN (v8 < '2 0') THEN ('minimum /limits/' || regexp_replace(regexp_replace(substr(g_v7[v4], 2), '~', '~0'), '/', '~1'))
                    WHEN (v8 > '320000000000000000031205 1') THEN ('maximum /limits/' || regexp_replace(regexp_replace(substr(g_v7[v4], 2), '~', '~0'), '/', '~1'))
                  END
                )
              )
            )
            WHEN (try_element_at(g_v6, '\'limits') IS NULL) THEN CAST(array() AS ARRAY<STRING>)
            ELSE array('type /limits')
          END
        )
      )
    END
  , w -> (NOT (w IS NULL)))
, w -> named_struct('rule', substr(w, 1, (instr(w, ' ') - 1)), 'pointer', substr(w, (instr(w, ' ') + 1)))) AS violations
FROM g_7;
