package org.zhengyuan.server.postgres;

/** A database role and its password. */
public record Credentials(String user, String password) {
    /** The password stays out of logs. */
    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
