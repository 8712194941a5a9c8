package com.formofrowsticked.app;

import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.CheckBox;
import android.widget.CompoundButton;
import android.widget.EditText;

import androidx.recyclerview.widget.RecyclerView;

import java.util.List;

/** Makes the rows of the form, and fills them. */
final class FormAdapter extends RecyclerView.Adapter<FormAdapter.Holder> {
    private final List<Entry> entries;
    private final Question question;
    private final LoanActivity screen;

    FormAdapter(List<Entry> entries, Question question, LoanActivity screen) {
        this.entries = entries;
        this.question = question;
        this.screen = screen;
    }

    @Override
    public int getItemCount() {
        return entries.size();
    }

    @Override
    public int getItemViewType(int place) {
        return entries.get(place).kind;
    }

    @Override
    public Holder onCreateViewHolder(ViewGroup parent, int kind) {
        LayoutInflater from = LayoutInflater.from(parent.getContext());
        switch (kind) {
            case 0:
                return new FieldHolder(from.inflate(R.layout.row_field, parent, false));
            case 1:
                return new QuestionHolder(from.inflate(R.layout.row_question, parent, false));
            default:
                return new SendHolder(from.inflate(R.layout.row_send, parent, false));
        }
    }

    @Override
    public void onBindViewHolder(Holder holder, int place) {
        holder.bind(entries.get(place));
    }

    abstract static class Holder extends RecyclerView.ViewHolder {
        Holder(View row) {
            super(row);
        }

        abstract void bind(Entry entry);
    }

    static final class FieldHolder extends Holder {
        private final EditText field;

        FieldHolder(View row) {
            super(row);
            field = (EditText) row.findViewById(R.id.field);
        }

        @Override
        void bind(Entry entry) {
            field.setHint(entry.hint);
        }
    }

    final class QuestionHolder extends Holder {
        private final CheckBox agree;

        QuestionHolder(View row) {
            super(row);
            agree = (CheckBox) row.findViewById(R.id.agree);
        }

        @Override
        void bind(Entry entry) {
            agree.setOnCheckedChangeListener(null);
            agree.setChecked(question.getAgreed());
            agree.setOnCheckedChangeListener(new CompoundButton.OnCheckedChangeListener() {
                @Override
                public void onCheckedChanged(CompoundButton box, boolean on) {
                    screen.answer(on);
                }
            });
        }
    }

    final class SendHolder extends Holder {
        SendHolder(View row) {
            super(row);
            row.findViewById(R.id.send).setOnClickListener(new View.OnClickListener() {
                @Override
                public void onClick(View button) {
                    screen.send();
                }
            });
        }

        @Override
        void bind(Entry entry) {
        }
    }
}
