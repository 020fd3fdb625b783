package org.zhengyuan.exchange.catalog;

/** 共享类型: how a dataset may be shared. */
public enum SharingCategory {
    UNCONDITIONAL,
    /** With a stated condition; the source department approves each request. */
    CONDITIONAL,
    /** With a stated legal basis for not sharing. */
    NOT_SHARED
}
