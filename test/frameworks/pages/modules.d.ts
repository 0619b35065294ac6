/** Svelte brings the like of this along, Vue does not. */
declare module '*.vue' {
  import type { Component } from 'vue';

  const component: Component;
  export default component;
}
