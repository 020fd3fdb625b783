package org.zhengyuan.exchange.problem.web;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * A fault that passes without anybody changing the request or the program: the database cannot be reached, is starting or stopping, or has no
 * room. Told by Spring's exceptions for no connection, and by the class of the SQL state (PostgreSQL, appendix A): 08 connection, 53 insufficient
 * resources, 57P operator intervention, 58 system error.
 */
final class Outage {
    static final String RETRY_SECONDS = "5";

    private static final Set<String> CLASSES = Set.of("08", "53", "58");
    private static final String INTERVENTION = "57P";
    /** Deep enough for every framework's wrapping, and an end where causes form a circle. */
    static final int DEPTH = 12;

    private Outage() {}

    static boolean of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (isOutage(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOutage(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof SQLException sql && isOutage(sql.getSQLState());
    }

    private static boolean isOutage(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2)) || state.startsWith(INTERVENTION));
    }
}
