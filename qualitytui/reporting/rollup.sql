-- One row a week over the plans of many counties. Plain SQL: DuckDB, Spark and others run it as it stands, over the
-- relations "tasks" and "indicators" that `report parquet` writes, partitioned by plan and week.
WITH of_tasks AS (
    SELECT plan, week, count(*) AS tasks,
        sum(CASE WHEN status = 'closed' THEN 1 ELSE 0 END) AS closed,
        sum(CASE WHEN light = 'red' THEN 1 ELSE 0 END) AS red,
        sum(CASE WHEN light = 'yellow' THEN 1 ELSE 0 END) AS yellow,
        sum(CASE WHEN is_overdue THEN 1 ELSE 0 END) AS overdue,
        sum(CASE WHEN is_slow THEN 1 ELSE 0 END) AS slow,
        sum(CASE WHEN is_attributed THEN 1 ELSE 0 END) AS attributed,
        sum(CASE WHEN is_attributed AND status = 'closed' THEN 1 ELSE 0 END) AS done,
        sum(CASE WHEN is_attributed AND status = 'reported' THEN 1 ELSE 0 END) AS to_verify,
        sum(CASE WHEN is_silent THEN 1 ELSE 0 END) AS silent
    FROM tasks
    GROUP BY plan, week
),
of_indicators AS (
    SELECT plan, week, count(*) AS indicators,
        sum(CASE WHEN value IS NOT NULL THEN 1 ELSE 0 END) AS measured,
        sum(CASE WHEN coalesce(is_met, light = 'blue') THEN 1 ELSE 0 END) AS reached
    FROM indicators
    WHERE same_as IS NULL
    GROUP BY plan, week
)
SELECT of_tasks.week, count(*) AS plans, sum(tasks) AS tasks, sum(closed) AS closed, sum(red) AS red,
    sum(yellow) AS yellow, sum(overdue) AS overdue, sum(slow) AS slow,
    sum(CASE WHEN red > 0 THEN 1 ELSE 0 END) AS plans_with_red,
    sum(coalesce(indicators, 0)) AS indicators, sum(coalesce(measured, 0)) AS measured,
    sum(coalesce(reached, 0)) AS reached, sum(attributed) AS attributed, sum(done) AS done,
    sum(to_verify) AS to_verify, sum(silent) AS silent
FROM of_tasks LEFT JOIN of_indicators ON of_indicators.plan = of_tasks.plan AND of_indicators.week = of_tasks.week
GROUP BY of_tasks.week
ORDER BY of_tasks.week
