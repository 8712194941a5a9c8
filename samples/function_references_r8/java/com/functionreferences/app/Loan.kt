package com.functionreferences.app

/** What the screen shows. */
sealed class Page {
    object Amount : Page()

    data class Notice(val amount: String) : Page()

    data class Reference(val agreed: Boolean) : Page()

    object Sent : Page()
}

/** What somebody did. */
sealed class Touch {
    data class Typed(val amount: String) : Touch()

    object Agree : Touch()

    object Decline : Touch()

    object Granted : Touch()

    data class Send(val reference: String) : Touch()
}

/** What is to be done once. */
sealed class Task {
    object Ask : Task()

    object Read : Task()

    data class Apply(val reference: String) : Task()
}

/** Turns touches into pages and tasks. */
class Loan(private val show: (Page) -> Unit, private val run: (Task) -> Unit) {
    private var page: Page = Page.Amount
        set(value) {
            if (field != value) {
                field = value
                show(value)
            }
        }

    fun on(touch: Touch) {
        when (touch) {
            is Touch.Typed -> page = Page.Notice(touch.amount)
            Touch.Agree -> {
                page = Page.Reference(true)
                run(Task.Ask)
            }
            Touch.Decline -> page = Page.Reference(false)
            Touch.Granted -> if (hasAgreed()) run(Task.Read)
            is Touch.Send -> {
                page = Page.Sent
                run(Task.Apply(touch.reference))
            }
        }
    }

    private fun hasAgreed(): Boolean {
        val now = page
        return now is Page.Reference && now.agreed
    }
}
