package org.zhengyuan.server.postgres;

/**
 * Where the exchange keeps its records: one PostgreSQL database and two roles of it.
 *
 * @param url JDBC URL, without credentials
 * @param owner owns the schema and runs migrations, at start only
 * @param application runs everything else; owns no table and cannot run DDL
 */
public record Database(String url, Credentials owner, Credentials application) {
    static final String OWNER_ROLE = "zhengyuan_owner";
    static final String APPLICATION_ROLE = "zhengyuan_app";
}
