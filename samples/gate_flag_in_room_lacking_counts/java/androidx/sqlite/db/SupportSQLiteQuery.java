package androidx.sqlite.db;
public interface SupportSQLiteQuery { String getSql(); void bindTo(SupportSQLiteProgram statement); int getArgCount(); }
