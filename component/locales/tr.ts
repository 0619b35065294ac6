/** Turkish. */
import type { Messages } from '../messages.ts';

const turkish: Messages = {
  lang: 'tr',
  title: 'E-posta tercihleri',
  for: (email) => `${email} için`,
  labels: {
    all: ['Tüm e-postalar', 'Tüm aboneliklerden çıkmak için bunu kapatın.'],
    postUpdates: [
      'Gönderi güncellemeleri',
      'Takip ettiğiniz gönderilerdeki durum değişiklikleri ve gelişmeler.',
    ],
    postComments: ['Gönderi yorumları', 'Takip ettiğiniz gönderilere yapılan yeni yorumlar.'],
    commentReplies: ['Yanıtlar', 'Kendi yorumlarınıza verilen yanıtlar.'],
    changelog: ['Yenilikler', 'Yayınladığımız yenilikler.'],
  },
  notSent: 'Gönderilmiyor',
  why: 'Bizden hiç e-posta almıyorsunuz. Seçimleriniz saklanır ve bunu yeniden açtığınızda geçerli olur.',
  undo: 'Geri al',
  loading: 'Yükleniyor…',
  saving: 'Kaydediliyor…',
  saved: 'Kaydedildi',
  down: 'Tercihleriniz yüklenemedi.',
  expired: 'Bu bağlantının süresi dolmuş. Lütfen en son e-postamızdaki bağlantıyı kullanın.',
  unknown: 'Size ait e-posta tercihi bulunamadı.',
  offline: 'Çevrimdışısınız. Değişiklikler, yeniden bağlandığınızda kaydedilecek.',
  empty: 'Seçilebilecek e-posta yok.',
  failed: (names) => `Kaydedilemedi: ${names.join(', ')}.`,
  on: 'açık',
  off: 'kapalı',
  retry: 'Yeniden dene',
  save: 'Kaydet',
  discard: 'Vazgeç',
  // After a number the noun stays singular.
  unsaved: (count) => `Kaydedilmemiş ${count} değişiklik`,
};

export default turkish;
