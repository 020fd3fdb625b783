package org.zhengyuan.exchange.responsibility.postgres;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.zhengyuan.exchange.responsibility.ResponsibilityRefusal;

/** Which refusal a violated constraint of the table stands for. */
final class ConstraintRefusals {
    private static final Map<String, ResponsibilityRefusal> BY_CONSTRAINT = Map.of(
            "responsibility_one_source", ResponsibilityRefusal.SECOND_SOURCE,
            "responsibility_published", ResponsibilityRefusal.UNKNOWN_DATASET,
            "responsibility_key_has_none", ResponsibilityRefusal.KEY_ELEMENT,
            "responsibility_home_is_national", ResponsibilityRefusal.HOME_IS_NATIONAL,
            "responsibility_dataset_has_element", ResponsibilityRefusal.DATASET_LACKS_ELEMENT,
            "responsibility_one_record", ResponsibilityRefusal.MANY_RECORDS);

    private ConstraintRefusals() {}

    static Optional<ResponsibilityRefusal> of(SQLException violation) {
        if (violation instanceof PSQLException server) {
            ServerErrorMessage message = server.getServerErrorMessage();
            String constraint = message == null ? null : message.getConstraint();
            return constraint == null ? Optional.empty() : Optional.ofNullable(BY_CONSTRAINT.get(constraint));
        }
        return Optional.empty();
    }
}
