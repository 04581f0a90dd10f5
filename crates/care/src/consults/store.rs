//! The texts for `consults`.

/// The columns of a [`super::Consult`], and where they come from.
macro_rules! consults {
    ($rest:literal) => {
        concat!(
            "select id, case_id, team, question, asked_by, asked_at, due_at, answer_message, answered_by, answered_at,
                withdrawn_at, overdue_at
            from consults where tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// A question.
    INSERT = "insert into consults (tenant, id, case_id, team, question, asked_by, asked_at, due_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// One question.
    GET = consults!("id = $2");
    /// One question, locked.
    LOCK = consults!("id = $2 {lock}");
    /// Those of a case, oldest first.
    OF_CASE = consults!("case_id = $2 order by asked_at, id");
    /// Those that some teams have yet to answer, the most urgent first.
    OPEN = consults!(
        "answered_at is null and withdrawn_at is null and ($2 or team in {texts:$3}) order by due_at, id limit 200"
    );
    /// Those that nobody has answered in time and nobody has been told of.
    OVERDUE = consults!(
        "answered_at is null and withdrawn_at is null and due_at <= $2 and overdue_at is null
        order by due_at, id limit 200 {skip_locked}"
    );
    /// It was answered.
    ANSWER = "update consults set answer_message = $1, answered_by = $2, answered_at = $3
        where tenant = $4 and id = $5";
    /// It was taken back.
    WITHDRAW = "update consults set withdrawn_at = $1 where tenant = $2 and id = $3";
    /// It was said that nobody had answered.
    TOLD = "update consults set overdue_at = $1 where tenant = $2 and id = $3";
}
