import type { Template } from "../api/types";

export interface Filters {
  search: string;
  /** A category; empty for all of them. */
  category: string;
  ownOnly: boolean;
}

export const NO_FILTERS: Filters = { search: "", category: "", ownOnly: false };

export function categoriesOf(templates: Template[]): string[] {
  return [...new Set(templates.map(template => template.category))].sort((a, b) => a.localeCompare(b));
}

/** Return the templates that match: every word of the search stands somewhere in them, in any case. */
export function filtered(templates: Template[], { search, category, ownOnly }: Filters): Template[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter(template => {
    if (ownOnly && template.isDefault) return false;
    if (category && template.category !== category) return false;
    const text = `${template.title}\n${template.category}\n${template.content}`.toLocaleLowerCase();
    return words.every(word => text.includes(word));
  });
}
