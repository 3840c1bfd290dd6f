/** The page as a whole: which view is shown, and how the address says it. */

import { loadOntology } from './api/client';
import type { Network, NetworkNode } from './api/types';
import type { App } from './app';
import { fill, h, icon, icons } from './dom';
import { gather, type Pair } from './graph/model';
import { exportMenu, NetworkPage } from './pages/network';
import { startPage } from './pages/start';
import { textPage } from './pages/text';
import { searchBox } from './parts/search';
import { language, switchLanguage, t } from './strings';
import { readView, startView, writeView, type View } from './view';

class Viewer implements App {
  view: View = readView(location.search);
  network: Network | null = null;
  pairs: Pair[] = [];
  private readonly header = h('header.top');
  private page: HTMLElement | null = null;
  private networkPage: NetworkPage | null = null;

  start(): void {
    document.documentElement.lang = language;
    document.body.replaceChildren(this.header);
    addEventListener('popstate', () => {
      this.view = readView(location.search);
      this.show();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.networkPage?.picture.recolor());
    this.show();
  }

  go(change: Partial<View>, step = false): void {
    const page = change.page ?? (change.centers ? 'network' : this.view.page);
    // Another centre is another question: what was filtered by time belongs to the old one.
    const fresh = change.centers && change.centers[0] !== this.view.centers[0] ? { ...startView, hidden: this.view.hidden } : this.view;
    this.view = { ...fresh, ...change, page };
    const address = location.pathname + writeView(this.view);
    if (address !== location.pathname + location.search) history[step ? 'pushState' : 'replaceState'](null, '', address);
    this.show();
  }

  reload(change: Partial<View>): void {
    const shown = this.networkPage;
    this.go({ page: this.view.page, ...change }, true);
    // A page that was made just now has asked already.
    if (shown && shown === this.networkPage) void shown.reload(this.view);
  }

  node(id: string): NetworkNode | undefined {
    return this.network?.nodes.find((node) => node.id === id);
  }

  point(id: string | null): void {
    this.networkPage?.picture.point(id);
  }

  /** Where a node is on the screen; tests click there. */
  whereIs(id: string) {
    return this.networkPage?.picture.whereIs(id) ?? null;
  }

  whereIsLine(a: string, b: string) {
    return this.networkPage?.picture.whereIsLine(a, b) ?? null;
  }

  private show(): void {
    document.body.dataset.page = this.view.page;
    this.showHeader();
    if (this.view.page === 'network') {
      if (!this.networkPage) {
        this.page?.remove();
        this.networkPage = new NetworkPage(this, (network) => this.receive(network));
        this.page = this.networkPage.element;
      }

      void this.networkPage.show(this.view);
    } else {
      this.networkPage = null;
      this.network = null;
      this.page?.remove();
      this.page = this.view.page === 'text' ? textPage(this) : startPage(this);
      document.title = t.title;
      document.body.append(this.page);
    }
  }

  // Names that somebody typed become ids in the address, so that it stays true.
  private receive(network: Network): void {
    this.network = network;
    this.pairs = gather(network);
    const ids = network.nodes.filter((node) => node.hops === 0).map((node) => node.id);
    if (this.view.centers.some((center) => !ids.includes(center)) && ids.length === this.view.centers.length) {
      this.view = { ...this.view, centers: ids };
      history.replaceState(null, '', location.pathname + writeView(this.view));
    }
  }

  private showHeader(): void {
    const { page } = this.view;
    if (this.header.dataset.page === page) return;
    this.header.dataset.page = page;
    const home = h('a.brand', { href: '/', 'aria-label': `${t.title}: ${t.home}`, onclick: (event: Event) => {
      event.preventDefault();
      this.go({ ...startView }, true);
    } }, h('img', { src: '/icon.svg', alt: '', width: 24, height: 24 }), t.title);
    fill(this.header,
      home,
      page === 'start' ? null : searchBox((center) => this.go({ page: 'network', centers: [center], selection: null }, true), false),
      h('nav', { 'aria-label': t.title },
        page === 'network' ? exportMenu(this, () => void this.networkPage?.savePicture()) : null,
        page === 'network' ? this.shareButton() : null,
        page === 'text' ? null
          : h('button', { type: 'button', onclick: () => this.go({ page: 'text' }, true) }, icon(icons.text), h('span', t.analyse)),
        h('button.quiet', { type: 'button', lang: language === 'de' ? 'en' : 'de', onclick: switchLanguage }, t.language)));
  }

  private shareButton(): HTMLElement {
    const text = h('span', t.share);
    return h('button', { type: 'button', onclick: async () => {
      await navigator.clipboard.writeText(location.href);
      fill(text, t.shared);
      setTimeout(() => fill(text, t.share), 1500);
    } }, icon(icons.link), text);
  }
}

const viewer = new Viewer();
Object.assign(window, { viewer });
// Labels are better late than the page: without them the words of the interface stand.
void loadOntology().catch(() => undefined).finally(() => viewer.start());
