package com.brightfern.credit;

/** What comes next in the application. */
abstract class Step {
    static final class Form extends Step {
    }

    static final class Ask extends Step {
    }

    static final class Permission extends Step {
    }

    static final class Again extends Step {
    }

    static final class Reference extends Step {
    }
}
