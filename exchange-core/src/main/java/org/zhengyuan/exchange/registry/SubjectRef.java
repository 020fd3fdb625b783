package org.zhengyuan.exchange.registry;

/** Names a subject as the outside does: subject type, identifier type, identifier. Never logged, never in a URL. */
public record SubjectRef(String subjectType, String identifierType, String identifier) {
    @Override
    public String toString() {
        return subjectType + "/" + identifierType + "/***";
    }
}
