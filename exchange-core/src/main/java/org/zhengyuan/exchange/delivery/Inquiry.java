package org.zhengyuan.exchange.delivery;

import java.util.UUID;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.registry.SubjectRef;

/**
 * Who asks about whom, under which agreement and for which case: what every question has.
 *
 * @param subject an empty identifier type means the first of the subject type's
 * @param serviceItem code of the service item (政务服务事项) it is for
 * @param caseNumber the case at hand, in the asking department's numbering
 * @param operator who works on the case, as the client asserts it
 */
public record Inquiry(
        Actor actor, SubjectRef subject, UUID agreement, String serviceItem, String caseNumber, String operator) {}
