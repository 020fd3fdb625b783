package org.zhengyuan.exchange.sharing;

/** On what a source department bases a refusal. */
public enum RefusalGround {
    /** The purpose does not need these data. */
    PURPOSE,
    LEGAL_BASIS,
    /** Elements, division, quota or time go too far. */
    SCOPE,
    /** Materials are missing: only after the requester was told what to add (Decree 809 article 21). */
    MATERIALS,
    /** The catalogue says the dataset is not shared. */
    NOT_SHARED,
    OTHER
}
