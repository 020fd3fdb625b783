package org.zhengyuan.server.security;

import org.zhengyuan.exchange.problem.Refusal;

/** Why a caller is not let in, or an operator's act on clients and accounts is not done. */
public enum AccessRefusal implements Refusal {
    /** The access token is unreadable, forged, expired or of another issuer. */
    TOKEN_INVALID("token.invalid", 401),
    /** The token holds, but its client is suspended, stopped or not registered here, or registered for another department. */
    CLIENT_INACTIVE("client.inactive", 401),
    /** The password was given by somebody else and must be changed before anything else. */
    PASSWORD_MUST_CHANGE("password.must-change", 403),
    /** The present password given is not the right one. */
    PASSWORD_WRONG("password.wrong", 400),
    /** The new password is too short, too long, or the old one. */
    PASSWORD_WEAK("password.weak", 400),
    /** These roles do not go together, or not with this kind of actor or department; facts: {@code field}. */
    ROLES("access.roles", 400),
    /** The name or id is taken. */
    TAKEN("access.taken", 409),
    /** The client or account was stopped for good. */
    STOPPED("access.stopped", 409),
    /** Nobody may stop or suspend the account with which they are signed in. */
    OWN_ACCOUNT("access.own-account", 409),
    /** The person signs in by an issuer outside and has no password here. */
    OUTSIDE_ACCOUNT("access.outside-account", 409);

    private final String code;
    private final int status;

    AccessRefusal(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
